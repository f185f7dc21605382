//! `lint --fix` and `lint --diff`: what has one right answer gets it, and all else stays as it was.
//!
//! Every case's manifests are mended, as they are and with slips that are put into them. Whatever was mended: the comments, the line ends and the indentation
//! stay, lint finds nothing more that could be mended, mending again changes nothing, and what is wanted is what was wanted before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/repository.rs"]
mod repository;
#[path = "support/run.rs"]
mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hostctl::diagnostic::Source;
use hostctl::lint::{Levels, fix};
use hostctl::model::{Desired, Want};
use hostctl::yaml;
use proptest::prelude::*;
use repository::root;
use run::hostctl;

/// The manifests of all cases and of the worked example, each folder's together.
fn estates() -> Vec<(String, Vec<Source>)> {
    let cases = fs::read_dir(root("tests/cases")).unwrap().map(|entry| entry.unwrap().path().join("manifests"));
    let mut folders: Vec<PathBuf> = cases.filter(|folder| folder.is_dir()).chain([root("tenants")]).collect();
    folders.sort();
    let read = |folder: &PathBuf| {
        let mut files = hostctl::input::manifests(std::slice::from_ref(folder)).unwrap_or_default();
        // A case of several products names none; any does here.
        files.iter_mut().for_each(|file| file.text = file.text.replace("@PRODUCT@", "2016"));
        (folder.display().to_string(), files)
    };
    folders.iter().map(read).filter(|(_, files)| !files.is_empty()).collect()
}

fn comments(text: &str) -> Vec<&str> {
    yaml::comments(0, text).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
}

/// What a line begins and ends with: its indentation with the dashes of items, and its line end.
fn layout(line: &str) -> (&str, &str) {
    let begin = line.len() - line.trim_start_matches([' ', '-', '\t']).len();
    (&line[..begin], &line[line.trim_end_matches(['\r', '\n']).len()..])
}

/// What is wanted of a property: of which object, which property, and what.
type Wanted = (String, u16, Want);

/// What is wanted; none where the manifests have errors.
fn wanted(files: &[Source]) -> Option<Vec<Wanted>> {
    let (organisations, sink) = hostctl::manifest::read(files);
    let wishes = |object: Desired| {
        let title = format!("{} {:?}", object.title(), object.ensure);
        object.wishes.into_iter().map(move |wish| (title.clone(), wish.place, wish.want))
    };
    (!sink.has_errors()).then(|| organisations.into_iter().flat_map(|one| one.objects).flat_map(wishes).collect())
}

/// Mends files, and holds what comes of it against what must always hold. How many texts were replaced.
fn holds(name: &str, files: Vec<Source>) -> usize {
    let (before, wanted_before) = (files.clone(), wanted(&files));
    let fixed = fix(files, &Levels::default());
    assert_eq!(fixed.before.iter().map(|file| &file.text).collect::<Vec<_>>(), before.iter().map(|file| &file.text).collect::<Vec<_>>());
    for (old, new) in fixed.changed() {
        assert_eq!(comments(&old.text), comments(&new.text), "{name}: comments");
        let (olds, news): (Vec<_>, Vec<_>) = (old.text.split_inclusive('\n').collect(), new.text.split_inclusive('\n').collect());
        assert_eq!(
            olds.iter().map(|line| layout(line)).collect::<Vec<_>>(),
            news.iter().map(|line| layout(line)).collect::<Vec<_>>(),
            "{name}: layout"
        );
    }
    let again = fix(fixed.after.clone(), &Levels::default());
    assert_eq!(again.count, 0, "{name}: mended again");
    if let Some(wanted_before) = wanted_before {
        // Values are compared by meaning: a cost that is written is the one that was left out.
        assert_eq!(wanted(&fixed.after), Some(wanted_before), "{name}: what is wanted");
    }
    fixed.count
}

#[test]
fn every_case_keeps_its_comments_and_its_layout() {
    let estates = estates();
    assert!(estates.len() > 150, "only {} folders", estates.len());
    let mended: usize = estates.into_iter().map(|(name, files)| holds(&name, files)).sum();
    assert!(mended > 200, "only {mended} texts were replaced");
}

/// Slips, and what they are a slip of: as people make them, with one right answer each.
const SLIPS: &[(&str, &str)] = &[
    ("address_spaces:", "adress_spaces:"),
    ("permission_groups:", "PermissionGroups:"),
    ("accepted_domains:", "accepted-domains:"),
    ("receive_connectors:", "recieve_connectors:"),
    ("domain_type:", "domain_typ:"),
    ("InternalRelay", "internalrelay"),
    ("Authoritative", "AUTHORITATIVE"),
    ("HubTransport", "hubtransport"),
    ("enabled: true", "enabled: yes"),
    ("enabled: false", "enabled: Off"),
];

#[test]
fn a_slip_with_one_right_answer_is_mended_and_means_what_was_meant() {
    let mut made = BTreeMap::new();
    for (name, files) in estates() {
        // Manifests that are wrong already have no right form to come back to.
        let Some(meant) = wanted(&files) else { continue };
        for (right, wrong) in SLIPS {
            let slipped: Vec<Source> = files.iter().map(|file| Source { text: file.text.replace(right, wrong), ..file.clone() }).collect();
            if slipped.iter().zip(&files).all(|(one, other)| one.text == other.text) {
                continue;
            }
            // Where comments say the word, they say the slip now; what is wanted is compared, not the text.
            let fixed = fix(slipped.clone(), &Levels::default());
            assert_eq!(wanted(&fixed.after).as_ref(), Some(&meant), "{name}: {wrong}");
            holds(&name, slipped);
            *made.entry(*wrong).or_insert(0) += 1;
        }
    }
    assert_eq!(made.len(), SLIPS.len(), "a slip that no case could make: {made:?}");
}

/// Keys and values as people write them, right and wrong, in every kind of quotes, with anchors, aliases and tags.
const KEYS: &[&str] = &[
    "name",
    "\"name\"",
    "adress_spaces",
    "'adress_spaces'",
    "address_spaces",
    "\"coment\"",
    "comment",
    "enabled",
    "smart_host",
    "smart_hosts",
    "fqdn",
    "usage",
    "max_message_size",
    "port",
    "dns_routing_disabled",
    "x-mine",
    "no",
    "source_transport_servers",
];
const VALUES: &[&str] = &[
    "no",
    "yes",
    "true",
    "contoso.com",
    "'*'",
    "\"contoso.com\"",
    "[a.b, c.d;5, \"e.f\"]",
    "&a contoso.com",
    "&b internal",
    "*a",
    "*b",
    "internal",
    "'CUSTOM'",
    "!!str yes",
    "!!str a.b",
    "25MB",
    "10M",
    "0x19",
    "'25'",
    "[10.1.2.3]",
    "https://mail.contoso.com:8443/owa",
    "~",
    "|-\n      b.c",
    ">\n      yes",
    "{include: [a.b], exclude: ['c.d']}",
];

proptest! {
    /// Whatever stands in an entry: what was mended keeps all else, is not mended again, and changes nothing of what was wanted already.
    #[test]
    fn any_entry_is_mended_once(
        pairs in prop::collection::vec((prop::sample::select(KEYS), prop::sample::select(VALUES), any::<bool>()), 1..7),
        flow in any::<bool>(),
        crlf in any::<bool>(),
    ) {
        let mut text = String::from("kind: Platform\nname: p\norganization: {name: o, forest: o.example}\nproduct: 2016\nservers: [{name: EX01}]\nsend_connectors:\n");
        if flow {
            let pairs: Vec<String> = pairs.iter().filter(|pair| !pair.1.contains('\n')).map(|(key, value, tight)| {
                if *tight && key.ends_with('"') { format!("{key}:{value}") } else { format!("{key}: {value}") }
            }).collect();
            text += &format!("  - {{{}}} # one\n", pairs.join(", "));
        } else {
            for (at, (key, value, said)) in pairs.iter().enumerate() {
                let comment = if *said && !value.contains('\n') { "   # why" } else { "" };
                text += &format!("  {} {key}: {value}{comment}\n", if at == 0 { "-" } else { " " });
            }
        }
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        holds("any entry", vec![Source::new("p.yaml", text)]);
    }
}

const MANIFEST: &str = "\u{feff}# ours\r\nkind: Platform\r\nname: fabrikam\r\norganization: {name: First Organization, forest: fabrikam.local}\r\nproduct: 2016\r\nservers: [{name: EX01}]\r\nsend_connector:\r\n  - name: Internet   # the only one\r\n    adress_spaces: '*'\r\n    enabled: yes\r\n    comment: no\r\n    source_transport_servers: [EX01]";
const MENDED: &str = "\u{feff}# ours\r\nkind: Platform\r\nname: fabrikam\r\norganization: {name: First Organization, forest: fabrikam.local}\r\nproduct: 2016\r\nservers: [{name: EX01}]\r\nsend_connectors:\r\n  - name: Internet   # the only one\r\n    address_spaces: ['*;1']\r\n    enabled: true\r\n    comment: 'no'\r\n    source_transport_servers: [EX01]";

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fabrikam.yaml");
    fs::write(&file, MANIFEST).unwrap();
    (folder, file)
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn a_file_is_mended_in_place_with_its_mark_and_its_line_ends() {
    let (folder, file) = folder();
    let ran = hostctl(&["lint", &text(folder.path()), "--fix"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "1 file: no problems\n", "mended 6 problems in 1 file\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), MENDED);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    let again = hostctl(&["lint", &text(folder.path()), "--fix", "--format", "json"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    assert!(again.out.contains("\"format_version\": 1"));
}

#[test]
fn a_diff_writes_nothing_and_is_one_that_can_be_applied() {
    let (folder, file) = folder();
    let ran = hostctl(&["lint", &text(folder.path()), "--diff"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "would mend 6 problems in 1 file; then 1 file: no problems\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), MANIFEST);
    assert_eq!(patched(MANIFEST, &ran.out), MENDED);
    // `--fix` beside it changes nothing of that; and what is clean has no diff.
    let both = hostctl(&["lint", &text(folder.path()), "--fix", "--diff"]);
    assert_eq!((both.code, both.out), (1, ran.out));
    fs::write(&file, MENDED).unwrap();
    let clean = hostctl(&["lint", &text(folder.path()), "--diff"]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "", "1 file: no problems\n"));
}

/// A text with a unified diff applied, literally.
fn patched(text: &str, diff: &str) -> String {
    let mut old = text.split_inclusive('\n').peekable();
    let (mut new, mut at) = (String::new(), 1);
    let mut lines = diff.split_inclusive('\n').skip(2).peekable();
    while let Some(line) = lines.next() {
        let no_end = lines.peek().is_some_and(|next| next.starts_with('\\'));
        let body = if no_end { line[1..].trim_end_matches('\n') } else { &line[1..] };
        match line.as_bytes()[0] {
            b'@' => {
                let begin: usize = line[4..].split(',').next().unwrap().parse().unwrap();
                while at < begin {
                    new.push_str(old.next().unwrap());
                    at += 1;
                }
            }
            b'-' | b' ' => {
                assert_eq!(old.next().unwrap(), body);
                at += 1;
                if line.starts_with(' ') {
                    new.push_str(body);
                }
            }
            b'+' => new.push_str(body),
            b'\\' => {}
            _ => panic!("{line}"),
        }
    }
    old.for_each(|line| new.push_str(line));
    new
}

#[test]
fn what_is_left_is_told() {
    let (folder, file) = folder();
    fs::write(&file, MANIFEST.replace("enabled: yes", "colour: blue")).unwrap();
    let ran = hostctl(&["lint", &text(folder.path()), "--fix"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "mended 5 problems in 1 file\n"));
    assert!(
        ran.out.contains("error[unknown-key]: there is no key `colour` here") && ran.out.ends_with("1 error in 1 of 1 file\n"),
        "{}",
        ran.out
    );
    // What is silenced for the whole run is no problem to mend.
    fs::write(&file, MANIFEST).unwrap();
    let ran = hostctl(&["lint", &text(folder.path()), "--fix", "--allow", "address-space-cost"]);
    assert_eq!(ran.err, "mended 5 problems in 1 file\n");
    assert!(fs::read_to_string(&file).unwrap().contains("address_spaces: ['*']"));
}

#[test]
fn one_wrong_path_or_level_and_nothing_is_written() {
    let (folder, file) = folder();
    let cases: [(&[&str], &str); 5] = [
        (&["--fix", "--state", "no-such-export"], "error: no-such-export: "),
        (&["--fix", "--platform", "nobody"], "error: the manifests have no platform 'nobody'"),
        (&["no-such-folder", "--fix"], "error: no-such-folder: there is no such file or folder"),
        (&["--fix", "--deny", "open-rely"], "error: --deny open-rely: there is no rule 'open-rely'\nhelp: did you mean `open-relay`?"),
        (&["--diff", "--format", "json"], "error: the argument '--diff' cannot be used with '--format <FORMAT>'"),
    ];
    for (more, message) in cases {
        let path = text(folder.path());
        let ran = hostctl(&[&["lint", &path], more].concat());
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{more:?}");
        assert!(ran.err.starts_with(message), "{}", ran.err);
        assert_eq!(fs::read_to_string(&file).unwrap(), MANIFEST);
    }
}

/// A folder may be writable whose files are not.
#[test]
fn a_file_that_is_read_only_stays() {
    let (folder, file) = folder();
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let ran = hostctl(&["lint", &text(folder.path()), "--fix"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("the file is read-only"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), MANIFEST);
}

/// Permissions stay, and behind a link the file that it leads to is mended.
#[test]
#[cfg(unix)]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, file) = folder();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.yml");
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert_eq!(hostctl(&["lint", &text(&link), "--fix"]).code, 0);
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), MENDED);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}
