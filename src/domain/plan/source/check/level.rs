//! Levels go from the lowest up; the words everybody uses for them say when they do not.
use crate::domain::{
    plan::{
        FieldKind,
        source::{FaultKind, form::FormSource, reader::Node},
    },
    vietnamese::fold,
};

/// Words of levels as [`fold`] leaves them, with their rank. What is not here is nobody's business but the plan's.
const RANKS: &[(&str, u8)] = &[
    ("khong hoan thanh nhiem vu", 0),
    ("khong hoan thanh", 0),
    ("khong dat", 0),
    ("chua dat", 0),
    ("kem", 1),
    ("yeu", 2),
    ("trung binh", 4),
    ("dat", 4),
    ("hoan thanh nhiem vu", 4),
    ("hoan thanh", 4),
    ("trung binh kha", 5),
    ("kha", 6),
    ("tien tien", 6),
    ("lao dong tien tien", 6),
    ("tap the lao dong tien tien", 6),
    ("gioi", 8),
    ("tot", 8),
    ("hoan thanh tot", 8),
    ("hoan thanh tot nhiem vu", 8),
    ("xuat sac", 10),
    ("lao dong xuat sac", 10),
    ("tap the lao dong xuat sac", 10),
    ("hoan thanh xuat sac", 10),
    ("hoan thanh xuat sac nhiem vu", 10),
];

fn rank(label: &str) -> Option<u8> {
    let folded = fold(label);
    let bare = ["xep loai ", "loai ", "muc "].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    RANKS.iter().find(|(word, _)| *word == bare).map(|(_, rank)| *rank)
}

pub(super) fn check(source: &FormSource<'_>) {
    let fields = source.form.fields.iter().zip(&source.fields);
    let columns = source.form.tables.iter().zip(&source.tables);
    let columns = columns.flat_map(|(table, nodes)| table.columns.iter().zip(&nodes.columns));
    for (field, node) in fields.chain(columns) {
        if let FieldKind::Level { .. } = field.kind
            && node.is_sound()
        {
            one(node);
        }
    }
}

/// The first level that stands above a higher one is enough: the list is to be turned.
fn one(node: &Node<'_>) {
    let mut highest: Option<(u8, String)> = None;
    for option in node.nodes("options") {
        for spot in option.spots("label") {
            let Some(rank) = rank(&spot.text) else { continue };
            if let Some((_, before)) = highest.as_ref().filter(|(known, _)| rank < *known) {
                node.fault(spot.at, FaultKind::LevelsOutOfOrder { level: spot.text, before: before.clone() });
                return;
            }
            if highest.as_ref().is_none_or(|(known, _)| rank > *known) {
                highest = Some((rank, spot.text));
            }
        }
    }
}
