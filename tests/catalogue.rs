//! Holds every table of `src/resource` against Microsoft's catalogue (`tests/lab/cmdlets.json`: each cmdlet, its parameters, and
//! the products that have them) and against fresh organisations of every product (`tests/lab/states`). What cmdlets take beyond
//! the tables stands in `catalogue/steering.rs`.

#![allow(clippy::expect_used, reason = "the helpers of tests may stop a test, as tests do")]

#[path = "catalogue/kinds.rs"]
mod kinds;
#[path = "catalogue/steering.rs"]
mod steering;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use hostctl::resource::{Clearing, Product, Products, Property, Reading, ResourceType, Said, Scope, TYPES, Through, Told, read_name};
use hostctl::value::{Kind, Limits, Shape};
use kinds::{ALSO_SAID, CLEARED, KINDS, NOT_SHOWN, UNSAID};
use serde_json::Value as Json;
use steering::STEERING;

fn lab(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab").join(path)
}

fn catalogue() -> Json {
    let text = fs::read_to_string(lab("cmdlets.json")).expect("the catalogue is there");
    serde_json::from_str(&text).expect("the catalogue is JSON")
}

/// The products of a cmdlet or parameter, by age; none where there is no such thing.
fn products(of: &Json) -> Vec<Product> {
    let words = of["products"].as_array().map(Vec::as_slice).unwrap_or_default();
    let all: Vec<Product> =
        words.iter().map(|word| word.as_str().and_then(Product::from_word).expect("a product that hostctl knows")).collect();
    Product::ALL.into_iter().filter(|product| all.contains(product)).collect()
}

fn both(a: Products, b: Products) -> Vec<Product> {
    a.iter().filter(|product| b.contains(*product)).collect()
}

/// What a product calls a cmdlet of a type.
fn cmdlet(verb: &str, of: &ResourceType, product: Product) -> String {
    let verb = if verb == "New" { of.making() } else { verb };
    format!("{verb}-{}", of.noun_on(product))
}

/// The products that have a cmdlet of a type, each under its own name for it, by age.
fn having(catalogue: &Json, verb: &str, of: &ResourceType) -> Vec<Product> {
    Product::ALL.into_iter().filter(|product| products(&catalogue[cmdlet(verb, of, *product)]).contains(product)).collect()
}

/// A parameter of a cmdlet of a type: what the catalogue says of it, for each product that has it, by age.
fn parameter<'c>(catalogue: &'c Json, verb: &str, of: &ResourceType, name: &str) -> Vec<(Product, &'c Json)> {
    let on = |product: Product| (product, &catalogue[cmdlet(verb, of, product)]["parameters"][name]);
    Product::ALL.into_iter().map(on).filter(|(product, there)| products(there).contains(product)).collect()
}

/// The types whose commands are Exchange's own: the catalogue has no other.
fn catalogued() -> impl Iterator<Item = &'static ResourceType> {
    TYPES.iter().copied().filter(|of| of.through == Through::Exchange)
}

fn properties() -> impl Iterator<Item = (&'static ResourceType, &'static Property)> {
    TYPES.iter().flat_map(|of| of.properties.iter().map(move |property| (*of, property)))
}

/// Fails with every problem, not only the first.
fn report(problems: &[String]) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn verbs_exist_on_exactly_the_products_claimed() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for of in catalogued() {
        for (verb, claimed) in [("Get", of.verbs.get), ("New", of.verbs.new), ("Set", of.verbs.set), ("Remove", of.verbs.remove)] {
            let there = having(&catalogue, verb, of);
            // No product: hostctl does not call it, whether it exists or not.
            if claimed != Products::NONE && claimed.iter().collect::<Vec<_>>() != there {
                problems.push(format!("{verb} of {}: the table says {claimed}, the catalogue {there:?}", of.noun));
            }
        }
    }
    report(&problems);
}

#[test]
fn parameters_exist_where_and_as_the_tables_say() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for (of, property) in properties().filter(|(of, _)| of.through == Through::Exchange) {
        // Where hostctl does not create, a parameter of New is of no use, and the table leaves it out.
        let creates = of.verbs.new != Products::NONE;
        for (verb, taken, called) in [("New", property.on_new(), of.verbs.new), ("Set", property.on_set(), of.verbs.set)] {
            let name = format!("{verb}-{} -{}", of.noun, property.parameter());
            let documented = parameter(&catalogue, verb, of, property.parameter());
            let there: Vec<Product> = documented.iter().map(|(product, _)| *product).collect();
            if !taken {
                if !there.is_empty() && property.said != Said::Never && (verb == "Set" || creates) {
                    problems.push(format!("{name}: the catalogue has it, the table does not say so"));
                }
                continue;
            }
            let claimed = both(property.products, called);
            if claimed != there {
                problems.push(format!("{name}: the table says {claimed:?}, the catalogue {there:?}"));
                continue;
            }
            for kind in documented.iter().map(|(_, there)| there["type"].as_str().unwrap_or_default()) {
                let allowed = KINDS.iter().find(|(catalogued, _)| *catalogued == kind).map_or(&[][..], |(_, kinds)| kinds);
                if !allowed.contains(&property.kind) {
                    problems.push(format!("{name}: {:?}, where the catalogue has {kind}", property.kind));
                }
            }
        }
    }
    report(&problems);
}

/// Where nothing is said, Get shows a thousand objects at most where it has `-ResultSize`; and only where it has `-Server` each server can
/// be asked.
#[test]
fn get_is_asked_for_all_there_is() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for of in TYPES {
        let parameters = &catalogue[format!("Get-{}", of.noun)]["parameters"];
        let has = |name: &str, product: Product| products(&parameters[name]).contains(&product);
        for product in of.verbs.get.iter() {
            let all = ("ResultSize", Told::Text("Unlimited"));
            let calls: Vec<_> = of.asks_on(product).collect();
            if has("ResultSize", product) == calls.is_empty() || !calls.iter().all(|call| call.contains(&all)) {
                problems.push(format!("Get-{} on {product}: {calls:?}", of.noun));
            }
            let strange = calls.iter().copied().flatten().filter(|(name, _)| !has(name, product));
            problems.extend(strange.map(|(name, _)| format!("Get-{} -{name} does not exist on {product}", of.noun)));
            if of.each_server && !has("Server", product) {
                problems.push(format!("Get-{} -Server does not exist on {product}", of.noun));
            }
        }
    }
    report(&problems);
}

#[test]
fn who_makes_and_removes_what_hostctl_does_not_is_there() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    // What is on a server, and hostctl neither makes nor removes: the plan says who does.
    let left = catalogued().filter(|of| of.scope != Scope::ReadOnly && !of.is_settings() && of.verbs.new == Products::NONE);
    for (of, product) in left.flat_map(|of| of.verbs.get.iter().map(move |product| (of, product))) {
        for who in [of.made_by(product), of.removed_by(product)] {
            if who != "Exchange's setup" && !products(&catalogue[&who]).contains(&product) {
                problems.push(format!("{} on {}: {who}", of.noun, product.word()));
            }
        }
    }
    report(&problems);
}

/// A line of [`STEERING`] that is about a parameter of a type.
fn steers(line: &steering::Line, of: &ResourceType, name: &str) -> bool {
    let about = match line.0 {
        "*" => true,
        "*VirtualDirectory" => of.section == "virtual_directories",
        noun => noun == of.noun,
    };
    about && line.1 == name
}

#[test]
fn every_parameter_is_a_row_or_steers() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    let mut used = HashSet::new();
    for of in TYPES.iter().filter(|of| of.scope != Scope::ReadOnly) {
        // The commands that hostctl writes, and those that it leaves to administrators: what they leave of an object it may set.
        for (verb, product) in ["New", "Set", "Enable"].into_iter().flat_map(|verb| Product::ALL.map(|product| (verb, product))) {
            let called = cmdlet(verb, of, product);
            let there = catalogue[&called]["parameters"].as_object().into_iter().flatten();
            for (name, _) in there.filter(|(_, there)| products(there).contains(&product)) {
                // A parameter of New that an object does not take later is of no use where hostctl makes none, but a row knows it.
                let row = of.properties.iter().find(|row| row.parameter() == name);
                let known = row.is_some_and(|row| row.products.contains(product) || (verb != "Set" && of.verbs.new == Products::NONE));
                let lines: Vec<usize> = (0..STEERING.len()).filter(|at| steers(&STEERING[*at], of, name)).collect();
                let on = product.word();
                match (known, lines.as_slice()) {
                    (true, []) => {}
                    (true, _) => problems.push(format!("{called} -{name} on {on}: a row, and in the table of what steers")),
                    (false, []) => problems.push(format!("{called} -{name} on {on}: neither a row nor in the table of what steers")),
                    (false, [_]) => {}
                    (false, _) => problems.push(format!("{called} -{name} on {on}: twice in the table of what steers")),
                }
                used.extend(lines);
            }
        }
    }
    let idle = STEERING.iter().enumerate().filter(|(at, _)| !used.contains(at));
    problems.extend(idle.map(|(_, (noun, name, _))| format!("{noun} -{name}: in the table of what steers, and no cmdlet has it")));
    problems.sort();
    problems.dedup();
    report(&problems);
}

#[test]
fn switches_and_parameter_sets_are_as_in_the_catalogue() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for (of, property) in properties() {
        let parameter = &catalogue[cmdlet("Set", of, Product::Online)]["parameters"][property.parameter()];
        if property.on_set() && (parameter["type"] == "SwitchParameter") != (property.limits == Limits::Switch) {
            problems.push(format!("{}.{}: the catalogue says {}", of.noun, property.name, parameter["type"]));
        }
        let Some(set) = property.set else { continue };
        let set = &catalogue[cmdlet("Set", of, Product::Online)]["sets"][set];
        let has = |list: &str, name: &str| set[list].as_array().is_some_and(|names| names.iter().any(|other| other == name));
        if !has("required", property.parameter()) && !has("optional", property.parameter()) {
            problems.push(format!("{}.{}: not in its set", of.noun, property.name));
        }
        for required in set["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
            if required != property.parameter() && !property.together.contains(&required) {
                problems.push(format!("{}.{}: its set requires {required}", of.noun, property.name));
            }
        }
    }
    report(&problems);
}

/// What hostctl sends in one command, the catalogue has in one parameter set.
#[test]
fn what_one_command_takes_is_in_one_set() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for of in TYPES.iter().filter(|of| of.is_settings()) {
        let sets = catalogue[cmdlet("Set", of, Product::Online)]["sets"].as_object().expect("the cmdlet has sets");
        let takes = |set: &Json, name: &str| {
            ["required", "optional"].iter().any(|list| set[list].as_array().is_some_and(|names| names.iter().any(|other| other == name)))
        };
        for product in Product::ALL {
            let rows: Vec<&Property> = of.properties.iter().filter(|row| row.on_set() && row.products.contains(product)).collect();
            let mut own: HashSet<Option<&str>> = rows.iter().map(|row| row.set).collect();
            own.insert(None);
            for one in own {
                let sent: Vec<&str> = rows.iter().filter(|row| row.set.is_none() || row.set == one).map(|row| row.parameter()).collect();
                let lacking = |set: &Json| sent.iter().filter(|name| !takes(set, name)).copied().collect::<Vec<_>>();
                let nearest = sets.iter().map(|(name, set)| (name, lacking(set))).min_by_key(|(_, lacking)| lacking.len());
                if let Some((set, lacking)) = nearest.filter(|(_, lacking)| !lacking.is_empty()) {
                    problems.push(format!("{} of {product}, {one:?}: {set} lacks {lacking:?}", of.noun));
                }
            }
        }
    }
    report(&problems);
}

#[test]
fn what_steers_says_why() {
    for (noun, name, reason) in STEERING {
        assert!(reason.len() > 15 && reason.ends_with('.'), "{noun} -{name}: {reason}");
    }
}

#[test]
fn words_are_the_documented_ones() {
    let catalogue = catalogue();
    let mut problems = Vec::new();
    for (of, property) in properties() {
        let words = if let Limits::Words(words) = property.limits { words } else { &[] };
        if matches!(property.kind, Kind::Word) && words.is_empty() {
            problems.push(format!("{}.{}: a word without words", of.noun, property.name));
        }
        let documented = ["New", "Set"].into_iter().find_map(|verb| {
            let there = parameter(&catalogue, verb, of, property.parameter());
            there.into_iter().find_map(|(_, there)| there["values_documented"].as_array().filter(|values| !values.is_empty()))
        });
        let Some(documented) = documented else { continue };
        // Case: Microsoft's page writes EnabledwithoutValue where Exchange shows EnabledWithoutValue.
        let fold = |words: &mut dyn Iterator<Item = &str>| words.map(str::to_lowercase).collect::<HashSet<_>>();
        let mut expected = fold(&mut documented.iter().filter_map(Json::as_str));
        for (_, _, unsaid) in UNSAID.iter().filter(|(noun, name, _)| *noun == of.noun && *name == property.name) {
            expected.remove(&unsaid.to_lowercase());
        }
        let more = ALSO_SAID.iter().filter(|(noun, name, _)| *noun == of.noun && *name == property.name);
        expected.extend(more.flat_map(|(_, _, words)| words.iter()).map(|word| word.to_lowercase()));
        if fold(&mut words.iter().copied()) != expected {
            problems.push(format!("{}.{}: {words:?}, where Microsoft has {documented:?}", of.noun, property.name));
        }
    }
    report(&problems);
}

#[test]
fn defaults_and_what_to_write_instead_are_values() {
    let mut problems = Vec::new();
    for (of, property) in properties() {
        let mut texts: Vec<&str> = property.default.into_iter().collect();
        // For names, domains and servers, what to write instead is said in words.
        let spoken = matches!(property.kind, Kind::Name | Kind::Domain | Kind::Servers);
        if let (Clearing::Write(text), false) = (property.clearing, spoken) {
            texts.push(text);
        }
        for text in texts {
            if let Err(refusal) = property.kind.parse(&[text]).and_then(|value| property.limits.check(value)) {
                problems.push(format!("{}.{}: '{text}': {}", of.noun, property.name, refusal.message));
            }
        }
        // What cannot be empty is never cleared.
        let full =
            matches!(property.kind.shape(), Shape::Bool | Shape::Number | Shape::Quantity | Shape::Flags) || property.kind == Kind::Word;
        let can_be_empty = CLEARED.contains(&(of.noun, property.name));
        if full && property.said != Said::Never && property.clearing == Clearing::Null && !can_be_empty {
            problems.push(format!("{}.{}: null would be sent", of.noun, property.name));
        }
    }
    report(&problems);
}

#[test]
fn only_what_new_takes_and_credentials_cannot_be_read() {
    for (of, property) in properties() {
        // What hangs on another object is there or is not: nothing of it is compared.
        let unreadable = property.kind == Kind::Credential || property.name == "Usage" || of.parent.is_some();
        assert_eq!(property.reading == Reading::Never, unreadable, "{}.{}", of.noun, property.name);
        let metabase = property.reading == Reading::Metabase;
        assert!(!metabase || of.ad_properties_only, "{}.{}: no virtual directory", of.noun, property.name);
    }
}

#[test]
fn keys_are_unique_and_say_the_parameter() {
    let mut problems = Vec::new();
    for of in TYPES {
        let mut keys = HashSet::new();
        for property in of.properties {
            let key = property.key();
            let plain = key.replace('_', "");
            let sane = key.split('_').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
            if plain != property.parameter().to_lowercase() || !sane {
                problems.push(format!("{}.{}: the key {key}", of.noun, property.name));
            }
            if !keys.insert(key.clone()) {
                problems.push(format!("{}: {key} twice", of.noun));
            }
        }
    }
    report(&problems);
}

#[test]
fn types_are_told_apart() {
    let mut sections = HashSet::new();
    let mut names = HashSet::new();
    for of in TYPES {
        assert!(of.section.is_empty() || sections.insert((of.section, of.member)), "{}: section {}", of.noun, of.section);
        assert_eq!(of.member.is_some(), of.section == "virtual_directories", "{}", of.noun);
        assert!(of.clixml.iter().all(|name| names.insert(*name)), "{}: a type name of another", of.noun);
        assert!(!of.label.is_empty() && !of.clixml.is_empty(), "{}", of.noun);
        assert!(ResourceType::of_noun(of.noun).is_some_and(|found| std::ptr::eq(found, *of)), "{}", of.noun);
        if of.scope == Scope::ReadOnly {
            assert!(of.properties.iter().all(|property| property.said == Said::Never), "{}: read-only", of.noun);
        }
    }
}

#[test]
fn documentation_is_a_sentence_with_a_source() {
    let page = "https://learn.microsoft.com/powershell/module/exchangepowershell/";
    let mut problems = Vec::new();
    for of in TYPES {
        let rows = of.properties.iter().map(|property| (property.name, property.doc, property.source));
        for (name, doc, source) in rows.chain([("", "The type.", of.source)]) {
            let sentence = doc.starts_with(char::is_uppercase) && doc.ends_with('.') && !doc.contains('\n') && doc.chars().count() <= 160;
            let other = of.through != Through::Exchange && source.starts_with("https://learn.microsoft.com/");
            let of_noun = source.strip_prefix(page).and_then(|cmdlet| cmdlet.split_once('-')).map(|(_, noun)| noun);
            let nouns = [Some(of.noun), of.former.map(|(_, former)| former)];
            if !sentence || !(other || nouns.into_iter().flatten().any(|noun| of_noun == Some(&noun.to_lowercase()))) {
                problems.push(format!("{}.{name}: '{doc}' {source}", of.noun));
            }
        }
    }
    report(&problems);
}

/// The type of each object of a CLIXML file and the names of its properties, without reading XML as XML: types stand in
/// `<T>`, names in `N="..."`.
fn objects(text: &str) -> Vec<(String, Vec<String>)> {
    let between = |text: &str, start: &str, end: &str| -> Vec<String> {
        text.split(start).skip(1).filter_map(|rest| rest.split_once(end).map(|(inner, _)| inner.to_owned())).collect()
    };
    let mut types = Vec::new();
    let mut found = Vec::new();
    for object in text.split("\n  <Obj ").skip(1) {
        if let Some(first) = between(object, "<T>", "</T>").first() {
            types.push(first.clone());
        }
        if let Some(of) = types.last() {
            found.push((read_name(of).to_owned(), between(object, " N=\"", "\"")));
        }
    }
    found
}

#[test]
fn every_exported_property_is_known_or_ignored() {
    let mut problems = HashSet::new();
    let mut seen = HashSet::new();
    for product in fs::read_dir(lab("states")).expect("the states are there") {
        for file in fs::read_dir(product.expect("a folder").path()).expect("a folder") {
            let text = fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
            for (name, properties) in objects(&text) {
                let Some(of) = TYPES.iter().find(|of| of.clixml.contains(&name.as_str())) else { continue };
                seen.insert(of.noun);
                let strange = properties.iter().filter(|name| of.property(name).is_none() && !of.ignores(name));
                problems.extend(strange.map(|name| format!("{}.{name}", of.noun)));
            }
        }
    }
    for of in catalogued() {
        assert_eq!(seen.contains(of.noun), !NOT_SHOWN.contains(&of.noun), "{}", of.noun);
    }
    report(&problems.into_iter().collect::<Vec<_>>());
}

/// The single values of an object: each is a line, such as `<S N="Name">To Internet</S>`.
fn scalars(object: &str) -> impl Iterator<Item = (&str, String)> {
    object.lines().filter_map(|line| {
        let (_, rest) = line.split_once(" N=\"")?;
        let (name, rest) = rest.split_once("\">")?;
        let (text, _) = rest.split_once("</")?;
        Some((name, text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")))
    })
}

#[test]
fn every_exported_value_is_of_its_kind() {
    let mut problems = Vec::new();
    let mut read = 0;
    for of in TYPES {
        for product in Product::ALL {
            let path = lab("states").join(product.word().to_lowercase()).join(format!("Get-{}.xml", of.noun_on(product)));
            let Ok(text) = fs::read_to_string(path) else { continue };
            for (name, text) in scalars(&text) {
                let Some((_, property)) = of.property(name) else { continue };
                read += 1;
                if let Err(refusal) = property.kind.parse(&[&text]) {
                    problems.push(format!("{}.{name}: '{text}': {}", of.noun, refusal.message));
                }
            }
        }
    }
    assert!(read > 1000, "only {read} values");
    report(&problems);
}

#[test]
fn nothing_is_both_known_and_ignored() {
    for of in TYPES {
        for name in of.ignored {
            assert!(of.property(name).is_none(), "{}.{name}", of.noun);
        }
    }
}
