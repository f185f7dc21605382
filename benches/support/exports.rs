//! Exports: as the collector writes them, and as `Get-... | Export-Clixml` does.
//!
//! A full one is, as on real servers, four fifths `SerializationData`: a serialized copy of each object and of many of its values, in
//! base64. The sizes are those of exports of Exchange 2019; the bytes here mean nothing.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use hostctl::resource::{ExchangeServer, Identity, OrganizationConfig, Product, Property, Reading, Resource, ResourceType};
use hostctl::value::{Kind, Limits, Shape};

use super::Estate;
use super::objects::{self, Object, Say};

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The collector's: only what hostctl knows, as text.
    Collected,
    /// Whole objects, as Exchange shows them.
    Full,
}

/// How far what is there is what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Wholly.
    Matching,
    /// Every tenth tenant lacks a domain and its receive connector, and its other objects differ.
    Drifted,
    /// Nothing is there but what Exchange's setup makes: servers, and virtual directories without URLs.
    Empty,
}

const ORGANIZATION: &str = "CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=lab,DC=example";

/// How many characters of base64 the serialized copy of an object has.
const COPIES: &[(&str, usize)] = &[
    ("AcceptedDomain", 19_360),
    ("SendConnector", 30_452),
    ("ReceiveConnector", 31_780),
    ("OwaVirtualDirectory", 111_084),
    ("WebServicesVirtualDirectory", 25_624),
];

/// The same, of an object of another type.
const COPY: usize = 20_000;

/// The same, of a value that is an object itself.
const VALUE_COPY: usize = 700;

/// Writes an export into a folder.
pub(super) fn write(folder: &Path, estate: Estate) -> io::Result<()> {
    let servers = objects::servers(estate.tenants);
    let mut counts = Vec::new();
    let organization = Thing { of: OrganizationConfig::TYPE, server: None, name: "First Organization".to_owned(), shown: Vec::new() };
    counts.push((organization.of.noun, file(folder, estate.form, organization.of, std::iter::once(organization))?));
    let all = servers.iter().map(|server| Thing {
        of: ExchangeServer::TYPE,
        server: None,
        name: server.clone(),
        shown: vec![
            ("AdminDisplayVersion", Say::One("Version 15.1 (Build 2507.6)".to_owned())),
            ("ServerRole", Say::One("Mailbox".to_owned())),
            ("Fqdn", Say::One(format!("{server}.lab.example"))),
        ],
    });
    counts.push((ExchangeServer::TYPE.noun, file(folder, estate.form, ExchangeServer::TYPE, all)?));
    for of in objects::TYPES {
        let all = (0..estate.tenants).flat_map(|tenant| {
            let objects = objects::of_tenant(tenant, estate.tenants).into_iter().filter(|object| object.of.noun == of.noun);
            objects.enumerate().filter_map(move |(at, object)| there(object, tenant, at, estate.stand)).collect::<Vec<_>>()
        });
        counts.push((of.noun, file(folder, estate.form, of, all)?));
    }
    if estate.form == Form::Collected { index(folder, &counts) } else { Ok(()) }
}

/// An object as it is there.
struct Thing {
    of: &'static ResourceType,
    server: Option<String>,
    name: String,
    shown: Vec<(&'static str, Say)>,
}

/// What is there of an object of a tenant, the `at`-th of its type.
fn there(object: Object, tenant: usize, at: usize, stand: Stand) -> Option<Thing> {
    let Object { of, server, name, says: mut shown } = object;
    let directory = of.member.is_some();
    match stand {
        Stand::Matching => {}
        Stand::Empty if directory => shown.clear(),
        Stand::Empty => return None,
        Stand::Drifted if !tenant.is_multiple_of(10) => {}
        Stand::Drifted if at == 1 || of.noun == "ReceiveConnector" => return None,
        Stand::Drifted => {
            for (name, say) in &mut shown {
                match *name {
                    "ExternalUrl" => *say = Say::One(format!("https://webmail.old{tenant}.example/")),
                    "MaxMessageSize" => *say = Say::One("10MB".to_owned()),
                    "SmartHosts" => *say = Say::Many(vec![format!("relay.old{tenant}.example")]),
                    _ => {}
                }
            }
        }
    }
    Some(Thing { of, server, name, shown })
}

impl Thing {
    fn identity(&self) -> String {
        match (&self.server, self.of.identity) {
            (Some(server), Identity::Website(path)) => format!("{server}\\{path} ({})", self.name),
            (Some(server), _) => format!("{server}\\{}", self.name),
            (None, _) => self.name.clone(),
        }
    }

    /// Its properties: what every object has, then what the table has.
    fn properties(&self) -> Vec<(&'static str, Kind, Vec<String>)> {
        let texts = |text: String| vec![text];
        let identity = self.identity();
        let short = identity.rsplit('\\').next().unwrap_or_default().to_owned();
        let path = if self.of.noun == OrganizationConfig::TYPE.noun { String::new() } else { format!("CN={short},CN=Objects,") };
        let mut all = vec![
            ("Identity", Kind::Name, texts(identity)),
            ("Name", Kind::Name, texts(short)),
            ("DistinguishedName", Kind::Text, texts(format!("{path}{ORGANIZATION}"))),
        ];
        if let Some(server) = &self.server {
            all.push(("Server", Kind::Name, texts(server.clone())));
        }
        if self.of.member.is_some() {
            all.push(("Website", Kind::Name, texts(self.name.clone())));
            all.push(("MetabasePath", Kind::Text, texts("IIS://EX001.lab.example/W3SVC/1/ROOT/directory".to_owned())));
        }
        let rows = self.of.properties.iter();
        let rows = rows.filter(|row| row.reading != Reading::Never && row.products.contains(Product::E2016));
        let named = ["Name", "Server"];
        all.extend(rows.filter(|row| !named.contains(&row.name)).map(|row| (row.name, row.kind, self.value(row))));
        all
    }

    /// A property's texts as Exchange shows them.
    fn value(&self, row: &Property) -> Vec<String> {
        match self.shown.iter().find(|(name, _)| *name == row.name).map(|(_, say)| say) {
            Some(Say::One(text)) if row.kind == Kind::Size => vec![size(text)],
            Some(Say::One(text)) => vec![text.clone()],
            Some(Say::Many(texts)) if row.kind == Kind::Flags => vec![texts.join(", ")],
            Some(Say::Many(texts)) if row.kind == Kind::AddressSpaces => texts.iter().map(|text| format!("SMTP:{text};1")).collect(),
            Some(Say::Many(texts)) => texts.clone(),
            None => ordinary(row),
        }
    }
}

/// What an object has where nobody said anything: the table's default, or something that the kind can read.
fn ordinary(row: &Property) -> Vec<String> {
    let readable = |text: &&str| row.kind.parse(&[text]).is_ok();
    let word = if let Limits::Words(words) = row.limits { words.first().copied() } else { None };
    let tries = ["false", "None", "Default", "1", "00:10:00", "10 MB (10,485,760 bytes)"];
    let text = row
        .default
        .or(word.filter(|_| row.kind.shape() != Shape::List))
        .or_else(|| tries.into_iter().find(|text| row.kind.shape() != Shape::List && readable(text)));
    text.filter(|text| !text.is_empty()).map(|text| vec![text.to_owned()]).unwrap_or_default()
}

/// A size in megabytes as Exchange shows it.
fn size(text: &str) -> String {
    let bytes = text.trim_end_matches("MB").parse::<u64>().unwrap_or(1) * 1024 * 1024;
    let digits = bytes.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    format!("{} ({} bytes)", text.replace("MB", " MB"), groups.join(","))
}

/// Writes the objects of a noun into its file, and counts them.
fn file(folder: &Path, form: Form, of: &ResourceType, all: impl Iterator<Item = Thing>) -> io::Result<usize> {
    let mut count = 0;
    let mut writer = Writer::new(folder, &format!("Get-{}.xml", of.noun))?;
    for thing in all {
        count += 1;
        match form {
            Form::Collected => writer.collected(of.noun, &thing)?,
            Form::Full => writer.full(of, &thing)?,
        }
    }
    writer.end()?;
    Ok(count)
}

/// The collector's index.
fn index(folder: &Path, counts: &[(&str, usize)]) -> io::Result<()> {
    let mut writer = Writer::new(folder, "index.xml")?;
    for (noun, count) in counts {
        writer.open(None, &["System.Management.Automation.PSCustomObject", "System.Object"])?;
        writer.line("<MS>")?;
        writer.line(&format!("  <S N=\"Noun\">{noun}</S>"))?;
        writer.line(&format!("  <I32 N=\"Count\">{count}</I32>"))?;
        writer.line("  <S N=\"Error\"></S>")?;
        writer.line(&format!("  <S N=\"Organization\">{ORGANIZATION}</S>"))?;
        writer.line("  <S N=\"When\">2026-01-01T00:00:00Z</S>")?;
        writer.line("  <S N=\"Tool\">hostctl 0.1.0</S>")?;
        writer.line("</MS>")?;
        writer.close()?;
    }
    writer.end()
}

/// Writes CLIXML, indented as PowerShell does.
struct Writer {
    file: BufWriter<File>,
    depth: usize,
    objects: usize,
    /// Lists of type names that were written in full: later objects refer to them.
    types: HashMap<String, usize>,
    base64: Base64,
}

impl Writer {
    fn new(folder: &Path, name: &str) -> io::Result<Self> {
        let mut file = BufWriter::new(File::create(folder.join(name))?);
        write!(file, "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n")?;
        Ok(Self { file, depth: 1, objects: 0, types: HashMap::new(), base64: Base64::new() })
    }

    fn end(mut self) -> io::Result<()> {
        write!(self.file, "</Objs>")?;
        self.file.flush()
    }

    fn line(&mut self, text: &str) -> io::Result<()> {
        write!(self.file, "{:width$}{text}\r\n", "", width = 2 * self.depth)
    }

    /// Begins an object, in a property or by itself.
    fn open(&mut self, property: Option<&str>, types: &[&str]) -> io::Result<()> {
        let name = property.map(|name| format!(" N=\"{name}\"")).unwrap_or_default();
        self.line(&format!("<Obj{name} RefId=\"{}\">", self.objects))?;
        self.objects += 1;
        self.depth += 1;
        let next = self.types.len();
        if let Some(known) = self.types.get(types[0]).copied() {
            return self.line(&format!("<TNRef RefId=\"{known}\" />"));
        }
        self.types.insert(types[0].to_owned(), next);
        self.line(&format!("<TN RefId=\"{next}\">"))?;
        for name in types {
            self.line(&format!("  <T>{name}</T>"))?;
        }
        self.line("</TN>")
    }

    fn close(&mut self) -> io::Result<()> {
        self.depth -= 1;
        self.line("</Obj>")
    }

    /// A tag around the lines that come until [`Writer::after`].
    fn before(&mut self, tag: &str) -> io::Result<()> {
        self.line(&format!("<{tag}>"))?;
        self.depth += 1;
        Ok(())
    }

    fn after(&mut self, tag: &str) -> io::Result<()> {
        self.depth -= 1;
        self.line(&format!("</{tag}>"))
    }

    fn collected(&mut self, noun: &str, thing: &Thing) -> io::Result<()> {
        self.open(None, &[&format!("hostctl.{noun}"), "System.Management.Automation.PSCustomObject", "System.Object"])?;
        self.before("MS")?;
        for (name, kind, texts) in thing.properties() {
            match texts.as_slice() {
                _ if kind.shape() == Shape::List => {
                    self.open(Some(name), &["System.String[]", "System.Array", "System.Object"])?;
                    self.before("LST")?;
                    texts.iter().try_for_each(|text| self.line(&format!("<S>{text}</S>")))?;
                    self.after("LST")?;
                    self.close()?;
                }
                [text] if kind == Kind::Bool => self.line(&format!("<B N=\"{name}\">{text}</B>"))?,
                [text] => self.line(&format!("<S N=\"{name}\">{text}</S>"))?,
                _ => self.line(&format!("<Nil N=\"{name}\" />"))?,
            }
        }
        self.after("MS")?;
        self.close()
    }

    fn full(&mut self, of: &ResourceType, thing: &Thing) -> io::Result<()> {
        let own = of.clixml.first().copied().unwrap_or(of.noun);
        self.open(
            None,
            &[
                &format!("Microsoft.Exchange.Data.Directory.SystemConfiguration.{own}"),
                "Microsoft.Exchange.Data.Directory.SystemConfiguration.ADConfigurationObject",
                "Microsoft.Exchange.Data.Directory.ADObject",
                "Microsoft.Exchange.Data.Directory.ADRawEntry",
                "Microsoft.Exchange.Data.ConfigurableObject",
                "System.Object",
            ],
        )?;
        self.line(&format!("<ToString>{}</ToString>", thing.identity()))?;
        self.before("Props")?;
        for (name, kind, texts) in thing.properties() {
            self.property(name, kind, &texts)?;
        }
        self.property("WhenChanged", Kind::Text, &["2022-03-23T18:00:30+01:00".to_owned()])?;
        self.property("OriginatingServer", Kind::Text, &["DC01.lab.example".to_owned()])?;
        self.property("ObjectState", Kind::Word, &["Unchanged".to_owned()])?;
        self.after("Props")?;
        self.before("MS")?;
        self.line("<S N=\"PSComputerName\">ex001.lab.example</S>")?;
        self.line("<G N=\"RunspaceId\">00000000-0000-0000-0000-000000000000</G>")?;
        self.copy(COPIES.iter().find(|(noun, _)| *noun == of.noun).map_or(COPY, |(_, size)| *size))?;
        self.after("MS")?;
        self.close()
    }

    fn property(&mut self, name: &str, kind: Kind, texts: &[String]) -> io::Result<()> {
        match (kind, texts) {
            _ if kind.shape() == Shape::List => {
                let list =
                    format!("Microsoft.Exchange.Data.MultiValuedProperty`1[[Microsoft.Exchange.Data.{kind:?}, Microsoft.Exchange.Data]]");
                self.open(Some(name), &[&list, "Microsoft.Exchange.Data.MultiValuedPropertyBase", "System.Object"])?;
                self.before("LST")?;
                for text in texts {
                    self.value(None, &format!("Microsoft.Exchange.Data.{kind:?}"), text)?;
                }
                self.after("LST")?;
                self.close()
            }
            (_, []) => self.line(&format!("<Nil N=\"{name}\" />")),
            (Kind::Bool, [text, ..]) => self.line(&format!("<B N=\"{name}\">{text}</B>")),
            (Kind::Number, [text, ..]) => self.line(&format!("<I32 N=\"{name}\">{text}</I32>")),
            (Kind::Word | Kind::Flags, [text, ..]) => {
                self.open(Some(name), &[&format!("Microsoft.Exchange.Data.{name}"), "System.Enum", "System.ValueType", "System.Object"])?;
                self.line(&format!("<ToString>{text}</ToString>"))?;
                self.line("<I32>0</I32>")?;
                self.close()
            }
            (Kind::Size | Kind::Span | Kind::Count | Kind::Domain | Kind::Url | Kind::Certificate, [text, ..]) => {
                self.value(Some(name), &format!("Microsoft.Exchange.Data.{kind:?}Value"), text)
            }
            (_, [text, ..]) => self.line(&format!("<S N=\"{name}\">{text}</S>")),
        }
    }

    /// A value that is an object itself, with a copy of its own.
    fn value(&mut self, property: Option<&str>, of: &str, text: &str) -> io::Result<()> {
        self.open(property, &[of, "System.Object"])?;
        self.line(&format!("<ToString>{text}</ToString>"))?;
        self.before("Props")?;
        self.line(&format!("<S N=\"Expression\">{text}</S>"))?;
        self.line("<B N=\"IsUnlimited\">false</B>")?;
        self.after("Props")?;
        self.before("MS")?;
        self.copy(VALUE_COPY)?;
        self.after("MS")?;
        self.close()
    }

    /// A serialized copy of so many characters.
    fn copy(&mut self, size: usize) -> io::Result<()> {
        write!(self.file, "{:width$}<BA N=\"SerializationData\">", "", width = 2 * self.depth)?;
        self.file.write_all(self.base64.take(size))?;
        write!(self.file, "</BA>\r\n")
    }
}

/// Base64 that means nothing, always the same.
struct Base64 {
    pool: Vec<u8>,
    state: u64,
}

impl Base64 {
    /// Longer than the longest copy.
    const POOL: usize = 256 * 1024;

    fn new() -> Self {
        let mut base64 = Self { pool: Vec::new(), state: 1 };
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        base64.pool = (0..Self::POOL).map(|_| alphabet[base64.next() % 64]).collect();
        base64
    }

    /// Knuth's linear congruential generator; its upper bits.
    fn next(&mut self) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 40).unwrap_or_default()
    }

    fn take(&mut self, size: usize) -> &[u8] {
        let from = self.next() % (Self::POOL - size);
        &self.pool[from..from + size]
    }
}
