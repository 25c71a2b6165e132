//! Characters between the tags of an XML part: entities resolved, CDATA taken as it is.
use super::refuse::damaged;
use crate::domain::intake::Finding;
use quick_xml::escape::unescape;

/// The text of a stretch of XML without elements in it.
pub fn characters(raw: &[u8]) -> Result<String, Finding> {
    let mut rest = std::str::from_utf8(raw).map_err(damaged)?;
    let mut text = String::with_capacity(rest.len());
    while let Some((before, markup)) = rest.split_once('<') {
        text.push_str(&unescape(before).map_err(damaged)?);
        let (inside, end) = match (markup.strip_prefix("![CDATA["), markup.strip_prefix("!--")) {
            (Some(data), _) => (data, "]]>"),
            (None, Some(comment)) => (comment, "-->"),
            (None, None) => (markup, ">"),
        };
        let (inside, after) = inside.split_once(end).ok_or_else(|| damaged("XML part ends too early"))?;
        if end == "]]>" {
            text.push_str(inside);
        }
        rest = after;
    }
    text.push_str(&unescape(rest).map_err(damaged)?);
    Ok(text)
}

/// An attribute's text.
pub fn value(raw: &[u8]) -> Result<String, Finding> {
    Ok(unescape(std::str::from_utf8(raw).map_err(damaged)?).map_err(damaged)?.into_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn entities_and_cdata_are_text_and_comments_are_not() {
        for (raw, text) in
            [("a &lt; b &#273;", "a < b đ"), ("a<![CDATA[<b> &amp;]]>c<!-- d -->e", "a<b> &amp;ce"), ("<?x?>y", "y")]
        {
            assert_eq!(characters(raw.as_bytes()).unwrap(), text);
        }
        for broken in ["&oops;", "a<![CDATA[b", "<!-- "] {
            assert!(characters(broken.as_bytes()).is_err(), "{broken}");
        }
        assert_eq!(value(b"T&#7893;ng &amp; h\xE1\xBB\xA3p").unwrap(), "Tổng & hợp");
    }
}
