//! Letters of old fonts: any text is decoded, and what can be encoded comes back as it was.
use tonghop::domain::vietnamese::legacy::{Charset, decode, encode, restore};
use unicode_normalization::UnicodeNormalization;

pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    // As a sheet shows them: every byte a letter of Latin-1.
    let bytes: String = data.iter().map(|byte| char::from(*byte)).collect();
    for charset in [Charset::Tcvn3, Charset::Tcvn3Capitals, Charset::Vni] {
        decode(&text, charset);
        decode(&bytes, charset);
        if let Some(old) = encode(&text, charset) {
            let back = decode(&old, charset);
            let same = if charset == Charset::Tcvn3Capitals { text.to_uppercase() } else { text.clone().into_owned() };
            assert_eq!(back.text.nfc().collect::<String>(), same.nfc().collect::<String>(), "{charset:?} {old:?}");
        }
    }
    restore(&text);
    restore(&bytes);
}
