//! Forms: sections with their fields and tables, in the order of the file.
use super::{field, reader::Node};
use crate::domain::plan::{Form, Section, Table};

/// A form beside the tables of the file it was read from.
pub(super) struct FormSource<'a> {
    pub form: Form,
    pub node: Node<'a>,
    pub sections: Vec<Node<'a>>,
    /// One per field of the form.
    pub fields: Vec<Node<'a>>,
    /// One per table of the form.
    pub tables: Vec<TableSource<'a>>,
}

pub(super) struct TableSource<'a> {
    pub node: Node<'a>,
    /// One per column.
    pub columns: Vec<Node<'a>>,
}

/// As many figures as a report keeps names for, far above any form on paper.
const MOST_ROWS: i64 = 1000;

pub(super) fn read(node: Node<'_>) -> FormSource<'_> {
    let form = Form {
        id: node.id(),
        version: node.whole("version", 1..=9999).unwrap_or(1),
        title: node.text("title"),
        sections: vec![],
        fields: vec![],
        tables: vec![],
    };
    let sections = node.some_nodes("section");
    node.finish();
    let mut source = FormSource { form, node, sections: vec![], fields: vec![], tables: vec![] };
    for (at, section) in sections.into_iter().enumerate() {
        source.form.sections.push(Section { id: section.id(), title: section.text("title") });
        let (fields, tables) = (section.nodes("field"), section.nodes("table"));
        if section.is_sound() && fields.is_empty() && tables.is_empty() {
            section.missing("field");
        }
        section.finish();
        for one in fields {
            source.form.fields.push(field::read(&one, at));
            source.fields.push(one);
        }
        for one in tables {
            let columns = one.some_nodes("column");
            source.form.tables.push(table(&one, at, &columns));
            source.tables.push(TableSource { node: one, columns });
        }
        source.sections.push(section);
    }
    source
}

fn table(node: &Node<'_>, section: usize, columns: &[Node<'_>]) -> Table {
    let table = Table {
        id: node.id(),
        title: node.text("title"),
        section,
        checklist: node.texts("checklist"),
        columns: columns.iter().map(|column| field::read_column(column, section)).collect(),
        rows: node.whole("rows", 1..=MOST_ROWS).unwrap_or(10),
    };
    node.finish();
    table
}
