//! Servers, and the sites that they are in.

use std::collections::HashMap;

use crate::model::{Origin, PlatformServer, Subject, View};
use crate::resource::ExchangeServer;
use crate::value::{fold, short_server};

/// What is known of a server, from the manifests and the export together.
#[derive(Clone, Debug)]
pub struct ServerFacts<'a> {
    /// Its short name.
    pub name: &'a str,
    /// What the platform declares of it.
    pub declared: Option<&'a PlatformServer>,
    /// What the export shows of it.
    pub exported: Option<Subject<'a>>,
    /// Its Active Directory site, and who says so.
    pub site: Option<(Box<str>, Origin)>,
    /// Its full host name, where the export shows it.
    pub fqdn: Option<Box<str>>,
}

/// The servers of an organisation.
#[derive(Debug)]
pub struct Servers<'a> {
    all: Vec<ServerFacts<'a>>,
    by_name: HashMap<String, usize>,
    one_site: bool,
    siteless: bool,
}

impl<'a> Servers<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let mut servers = Self { all: Vec::new(), by_name: HashMap::new(), one_site: false, siteless: false };
        for declared in &view.platform().servers {
            let site = declared.site.clone().map(|site| (site, Origin::Manifest(declared.at)));
            servers.add(ServerFacts { name: &declared.name, declared: Some(declared), exported: None, site, fqdn: None });
        }
        for subject in view.of::<ExchangeServer>() {
            let site = subject.get(ExchangeServer::SITE).value().map(|path| (site_name(&path.to_string()).into(), Origin::Export));
            let fqdn = subject.get(ExchangeServer::FQDN).value().map(|name| name.as_str().into());
            match servers.by_name.get(&fold(short_server(subject.name()))) {
                Some(&at) => {
                    let server = &mut servers.all[at];
                    server.exported = Some(subject);
                    server.fqdn = fqdn;
                    // The export is about what is there, the manifest may be out of date.
                    server.site = site.or(server.site.take());
                }
                None => servers.add(ServerFacts { name: subject.name(), declared: None, exported: Some(subject), site, fqdn }),
            }
        }
        let mut sites = servers.all.iter().map(|server| server.site.as_ref().map(|(site, _)| fold(site)));
        let first = sites.next().flatten();
        servers.one_site = first.is_some() && sites.all(|site| site == first);
        servers.siteless = servers.all.iter().all(|server| server.site.is_none());
        servers
    }

    fn add(&mut self, server: ServerFacts<'a>) {
        self.by_name.entry(fold(short_server(server.name))).or_insert(self.all.len());
        self.all.push(server);
    }

    /// All servers: those that the platform declares, then those that only the export shows.
    pub fn iter(&self) -> impl Iterator<Item = &ServerFacts<'a>> {
        self.all.iter()
    }

    /// The server of this name, short or full.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&ServerFacts<'a>> {
        self.by_name.get(&fold(short_server(name))).map(|at| &self.all[*at])
    }

    /// The site of a server; none where it is unknown.
    #[must_use]
    pub fn site(&self, name: &str) -> Option<&str> {
        self.find(name)?.site.as_ref().map(|(site, _)| &**site)
    }

    /// Whether two servers are in one site; none where that is unknown. A server is in its own site, whichever that is.
    #[must_use]
    pub fn together(&self, one: &str, other: &str) -> Option<bool> {
        if fold(short_server(one)) == fold(short_server(other)) {
            return Some(true);
        }
        Some(fold(self.site(one)?) == fold(self.site(other)?))
    }

    /// Whether every server is known to be in one and the same site.
    #[must_use]
    pub fn in_one_site(&self) -> bool {
        self.one_site
    }

    /// Whether no server is known to be in any site.
    #[must_use]
    pub fn without_sites(&self) -> bool {
        self.siteless
    }

    /// The servers to which mail from the Internet comes, as the platform declares.
    pub fn receiving_internet_mail(&self) -> impl Iterator<Item = &ServerFacts<'a>> {
        self.all.iter().filter(|server| server.declared.is_some_and(|declared| declared.receives_internet_mail))
    }
}

/// The name of a site in what Get-ExchangeServer shows: `lab.example/Configuration/Sites/Sydney`, or `CN=Sydney,CN=Sites,...`.
fn site_name(path: &str) -> &str {
    let path = path.trim();
    match path.get(..3) {
        Some(start) if start.eq_ignore_ascii_case("CN=") => path[3..].split(',').next().unwrap_or_default(),
        _ => path.rsplit('/').next().unwrap_or(path),
    }
}
