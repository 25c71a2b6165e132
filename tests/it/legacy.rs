//! The tables of the legacy encodings against the published ones, where those lie beside the package. The same facts in
//! part stand as cases beside the code, so that a package on its own is held to them too.
use std::{fs, path::Path};
use tonghop::domain::vietnamese::legacy::{Charset, decode, encode};

fn rows(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let Ok(bytes) = fs::read(path) else { return vec![] };
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_letter_decodes_as_published() {
    for row in rows("legacy-encodings.csv") {
        let [letter, _, byte, tcvn3, _, vni] = row.as_slice() else { panic!("{row:?}") };
        let capitals_only = byte.contains("caps font only");
        let charset = if capitals_only { Charset::Tcvn3Capitals } else { Charset::Tcvn3 };
        assert_eq!(decode(tcvn3, charset).text, *letter, "{row:?}");
        assert_eq!(encode(letter, Charset::Tcvn3).as_ref(), (!capitals_only).then_some(tcvn3), "{row:?}");
        assert_eq!(decode(vni, Charset::Vni).text, *letter, "{row:?}");
        assert_eq!(encode(letter, Charset::Vni).as_ref(), Some(vni), "{row:?}");
    }
}

#[test]
fn every_published_text_decodes() {
    for row in rows("legacy-test-vectors.csv") {
        let [text, tcvn3, vni] = row.as_slice() else { panic!("{row:?}") };
        assert_eq!(decode(tcvn3, Charset::Tcvn3).text, *text);
        assert_eq!(decode(vni, Charset::Vni).text, *text);
    }
}
