//! The reader against raw objects: what it takes, in which form.

use std::borrow::Cow;

use super::*;

/// Takes every property of every object; knows the types that are called `Known...`.
struct All;

impl Choose for All {
    fn object(&mut self, types: &TypeNames) -> bool {
        types.first().is_some_and(|name| name.starts_with("Known"))
    }
    fn property(&mut self, name: &str) -> Option<u16> {
        (name != "SerializationData").then_some(0)
    }
}

type Objects = Vec<(String, Vec<(String, Option<Vec<String>>)>)>;

fn read(text: &str) -> Result<(Objects, Option<usize>), Trouble> {
    let mut reader = Reader::new(text.as_bytes());
    let mut objects = Vec::new();
    while let Some(object) = reader.next(&mut All)? {
        let fields = object.fields.into_iter().map(|field| {
            let texts = field.texts.map(|texts| texts.into_iter().map(Cow::into_owned).collect());
            (field.name.into_owned(), texts)
        });
        objects.push((object.types.first().map(|name| name.to_string()).unwrap_or_default(), fields.collect()));
    }
    Ok((objects, reader.secret()))
}

/// The properties of the last object, as `name=text|text`; `name?` where one has no text.
fn last(objects: &str) -> String {
    let (objects, _) = read(&format!("<Objs>{objects}</Objs>")).unwrap();
    let fields = objects.last().unwrap().1.iter();
    fields
        .map(|(name, texts)| texts.as_ref().map_or(format!("{name}?"), |texts| format!("{name}={}", texts.join("|"))))
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn properties_have_the_texts_that_powershell_shows() {
    let cases = [
        // An entity is an event of its own: brackets must not be lost.
        (r#"<S N="a">&lt;I&gt;CN=Root &amp; Co&lt;S&gt;CN=mail&#x2E;example</S>"#, "a=<I>CN=Root & Co<S>CN=mail.example"),
        (r#"<S N="a">line_x000D__x000A_next _xD83D__xDE00_ _x005F_x0041_ _xD83D_</S>"#, "a=line\r\nnext 😀 _x0041_ _xD83D_"),
        (r#"<S N="a">  kept  </S><S N="b" xml:space="preserve"> </S><S N="c"></S><S N="d" />"#, "a=  kept  ; b= ; c=; d="),
        (r#"<S N="a"><![CDATA[<x>]]>&amp;<!-- not this -->z</S>"#, "a=<x>&z"),
        (
            r#"<B N="a">true</B><I32 N="b">-1</I32><U64 N="c">7</U64><G N="d">0292c782</G><URI N="e">https://x/</URI>"#,
            "a=true; b=-1; c=7; d=0292c782; e=https://x/",
        ),
        (
            r#"<TS N="a">PT10M</TS><TS N="b">P1DT1S</TS><TS N="c">odd</TS><C N="d">65</C><Version N="e">15.2</Version>"#,
            "a=00:10:00; b=1.00:00:01; c=odd; d=A; e=15.2",
        ),
        (r#"<Nil N="a" /><BA N="b">AAEC</BA><Unheard N="c">x</Unheard>"#, "a=; b?; c?"),
        (r#"<Obj N="a" RefId="1"><ToString>Tls, Integrated</ToString><I32>3</I32></Obj>"#, "a=Tls, Integrated"),
        (r#"<Obj N="a" RefId="1"><S>wrapped</S><MS><S N="x">y</S></MS></Obj>"#, "a=wrapped"),
        (
            r#"<Obj N="a" RefId="1"><LST><S>x</S><Nil /><Obj RefId="2"><ToString>y</ToString><Props><S N="q">z</S></Props></Obj><I32>3</I32></LST></Obj>"#,
            "a=x|y|3",
        ),
        (
            r#"<Obj N="a" RefId="1"><IE><S>x</S></IE></Obj><Obj N="b" RefId="2"><STK><S>y</S></STK></Obj><Obj N="c" RefId="3"><QUE /></Obj>"#,
            "a=x; b=y; c=",
        ),
        (
            r#"<Obj N="a" RefId="1"><DCT><En><S N="Key">k</S><S N="Value">v</S></En></DCT></Obj><Obj N="b"><MS><S N="x">y</S></MS></Obj>"#,
            "a?; b?",
        ),
        (r#"<Obj N="a" RefId="1"><LST><Obj RefId="2"><LST><S>x</S></LST></Obj></LST></Obj><S N="b">z</S>"#, "a?; b=z"),
        (r#"<S N="a">1</S><S N="A">2</S>"#, "a=1"),
        (r#"<S N='a'>1</S><S N = "b" >2</S><S N="c&amp;_x0041_">3</S>"#, "a=1; b=2; c&A=3"),
        (r#"<S N="SerializationData">1</S><S>no name</S>"#, ""),
    ];
    for (properties, expected) in cases {
        assert_eq!(last(&format!("<Obj RefId=\"0\"><MS>{properties}</MS></Obj>")), expected, "{properties}");
    }
}

#[test]
fn own_properties_count_before_added_ones() {
    let object = "<Obj><Props><S N=\"a\">own</S></Props><MS><S N=\"A\">added</S><S N=\"b\">added</S></MS></Obj>";
    assert_eq!(last(object), "a=own; b=added");
    let object = "<Obj><MS><S N=\"a\">added</S></MS><Props><S N=\"a\">own</S></Props></Obj>";
    assert_eq!(last(object), "a=own");
}

#[test]
fn references_reach_into_other_objects() {
    let first = r#"<Obj RefId="0"><TN RefId="0"><T>Known</T></TN><Props><Obj N="x" RefId="1"><TN RefId="1"><T>Known2</T></TN><LST><Obj RefId="7"><ToString>deep</ToString></Obj><S>s</S></LST></Obj>
        <Obj N="SerializationData" RefId="2"><Props><Obj N="y" RefId="3"><ToString>deeper</ToString></Obj></Props></Obj></Props></Obj>"#;
    let second = r#"<Obj RefId="9"><TNRef RefId="1" /><Props><Ref N="a" RefId="1" /><Ref N="b" RefId="7" /><Ref N="c" RefId="3" /><Ref N="d" RefId="1" />
        <Obj N="e" RefId="10"><LST><Ref RefId="7" /><Ref RefId="3" /></LST></Obj><Obj N="f" RefId="11"><LST><Ref RefId="1" /></LST></Obj><Obj N="g" RefId="12"><ToString>me</ToString><LST><Ref RefId="12" /></LST></Obj></Props></Obj>"#;
    assert_eq!(last(&format!("{first}{second}")), "a=deep|s; b=deep; c=deeper; d=deep|s; e=deep|deeper; f?; g=me");
    assert_eq!(read(&format!("<Objs>{first}{second}</Objs>")).unwrap().0[1].0, "Known2");
}

#[test]
fn a_list_at_the_top_stands_for_its_elements() {
    let known = "<Obj><TN><T>Known</T></TN><MS /></Obj>";
    let cases = [
        (
            format!(
                "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Object[]</T></TN><LST>{known}{known}</LST><MS><S N=\"n\">x</S></MS></Obj>{known}"
            ),
            3,
        ),
        ("<Obj><LST /></Obj>".to_owned(), 0),
        ("<Nil />".to_owned(), 0),
        ("<S>text</S>".to_owned(), 1),
        (format!("{}{known}<Ref RefId=\"0\" />", "<Obj RefId=\"0\" />"), 2),
        (
            "<Obj><TN><T>Known</T></TN><Props><Obj N=\"x\" RefId=\"5\"><MS><S N=\"a\">b</S></MS></Obj></Props></Obj><Ref RefId=\"5\" />"
                .to_owned(),
            2,
        ),
    ];
    for (objects, count) in cases {
        assert_eq!(read(&format!("<Objs>{objects}</Objs>")).unwrap().0.len(), count, "{objects}");
    }
}

#[test]
fn secure_strings_are_found_and_never_read() {
    let text = "<Objs><Obj><MS><S N=\"a\">x</S><Obj N=\"SerializationData\"><Props><SS N=\"Password\">0100</SS></Props></Obj><SS N=\"b\">0200</SS></MS></Obj></Objs>";
    let (objects, secret) = read(text).unwrap();
    assert_eq!(secret, text.find("<SS"));
    assert!(!format!("{objects:?}").contains("00"));
}

#[test]
fn what_is_no_whole_clixml_is_refused() {
    let nested = "<Obj>".repeat(100_000);
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Objs><Obj><MS><S N=\"a\">&a;</S></MS></Obj></Objs>";
    let list = format!("<Obj RefId=\"1\"><LST>{}</LST></Obj>", "<S>0123456789</S>".repeat(5_000));
    let expanding =
        format!("<Objs><Obj><Props>{list}</Props></Obj>{}</Objs>", "<Obj><Props><Ref N=\"a\" RefId=\"1\"/></Props></Obj>".repeat(3_000));
    let cases = [
        ("", "no <Objs>"),
        ("   ", "no <Objs>"),
        ("text", "begins with text"),
        ("<html></html>", "begins with <html>"),
        ("<Objs>", "half-written"),
        ("<Objs><Obj><MS><S N=\"a\">x</S></MS>", "half-written"),
        ("<Objs><Obj><MS><S N=\"a", "half-written"),
        ("<Objs><Obj><MS><S N=\"a\">x</B></MS></Obj></Objs>", "not XML"),
        ("<Objs /><Objs />", "two files"),
        ("<Objs /> more", "text between"),
        ("<Objs><Obj><MS><S N=\"a\">&nbsp;</S></MS></Obj></Objs>", "'&nbsp;' is unknown"),
        ("<Objs><Obj><MS><S N=\"a\">&#0;</S></MS></Obj></Objs>", "character"),
        ("<Objs><Obj><MS><Ref N=\"a\" RefId=\"4\" /></MS></Obj></Objs>", "<Ref>"),
        ("<Objs><Obj><TNRef RefId=\"4\" /></Obj></Objs>", "<TNRef>"),
        (bomb, "document type"),
        (&format!("<Objs>{nested}"), "nested"),
        (&expanding, "references"),
    ];
    for (text, expected) in cases {
        let what = read(text).unwrap_err().what;
        assert!(what.contains(expected), "{what}: {}", &text[..text.len().min(80)]);
    }
}
