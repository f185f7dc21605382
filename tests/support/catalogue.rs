//! Holds scripts against the documented cmdlets, and against what the product's own PowerShell knows.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;
use tree_sitter::Node;

use super::powershell::{Command, Script, commands, line};
use super::windows::WINDOWS;

/// Parameters that every cmdlet has.
const COMMON: &[&str] = &[
    "Verbose",
    "Debug",
    "ErrorAction",
    "WarningAction",
    "ErrorVariable",
    "WarningVariable",
    "OutVariable",
    "OutBuffer",
    "WhatIf",
    "Confirm",
    "InformationAction",
    "InformationVariable",
    "PipelineVariable",
];
/// Common parameters newer than PowerShell 2.0.
const NEWER_COMMON: &[&str] = &["PipelineVariable", "InformationAction", "InformationVariable", "ProgressAction"];
/// Cmdlets newer than PowerShell 2.0.
const NEWER: &[&str] = &[
    "ConvertTo-Json",
    "ConvertFrom-Json",
    "Invoke-WebRequest",
    "Invoke-RestMethod",
    "Write-Information",
    "Get-FileHash",
    "Join-String",
    "Get-Error",
    "Unblock-File",
    "New-Guid",
    "Format-Hex",
];
/// Parameters newer than PowerShell 2.0.
const NEWER_PARAMETERS: &[(&str, &[&str])] = &[
    ("Get-Credential", &["Message", "UserName", "Title"]),
    ("Sort-Object", &["Top", "Bottom", "Stable"]),
    ("ConvertTo-Csv", &["Depth"]),
    ("Join-Path", &["AdditionalChildPath"]),
    ("Get-Content", &["Raw", "Tail", "Head", "Last", "First"]),
    ("Export-Csv", &["Append", "Force"]),
    ("Add-Member", &["NotePropertyName", "NotePropertyValue", "NotePropertyMembers"]),
    ("Export-Clixml", &["LiteralPath"]),
    ("Import-Clixml", &["LiteralPath", "First", "Skip"]),
    ("Out-File", &["LiteralPath"]),
    ("Get-ChildItem", &["File", "Directory", "Hidden"]),
    ("Select-Object", &["SkipLast", "SkipIndex", "Wait"]),
    ("Start-Transcript", &["IncludeInvocationHeader", "OutputDirectory"]),
    ("Out-String", &["NoNewline"]),
    ("Set-Content", &["NoNewline"]),
];
/// Cmdlets of PowerShell 2.0 and of Windows that scripts may use.
const KNOWN: &[&str] = &[
    "Add-Content",
    "Add-Member",
    "Add-PSSnapin",
    "Add-Type",
    "Compare-Object",
    "ConvertFrom-Csv",
    "ConvertTo-Csv",
    "ConvertTo-Html",
    "ConvertTo-SecureString",
    "ConvertTo-Xml",
    "Copy-Item",
    "Export-Clixml",
    "Export-Csv",
    "ForEach-Object",
    "Format-List",
    "Format-Table",
    "Get-ChildItem",
    "Get-Command",
    "Get-Content",
    "Get-Credential",
    "Get-Date",
    "Get-EventLog",
    "Get-Item",
    "Get-ItemProperty",
    "Get-Location",
    "Get-Member",
    "Get-Module",
    "Get-PSSnapin",
    "Get-Service",
    "Get-Variable",
    "Get-WinEvent",
    "Get-WmiObject",
    "Group-Object",
    "Import-Clixml",
    "Import-Csv",
    "Import-Module",
    "Invoke-Command",
    "Invoke-Expression",
    "Join-Path",
    "Measure-Object",
    "Move-Item",
    "New-Item",
    "New-Object",
    "New-PSSession",
    "New-Variable",
    "Out-File",
    "Out-Host",
    "Out-Null",
    "Out-String",
    "Read-Host",
    "Remove-Item",
    "Remove-PSSession",
    "Remove-Variable",
    "Rename-Item",
    "Resolve-Path",
    "Restart-Service",
    "Select-Object",
    "Select-String",
    "Set-Content",
    "Set-Item",
    "Set-ItemProperty",
    "Set-Location",
    "Set-Service",
    "Set-StrictMode",
    "Set-Variable",
    "Sort-Object",
    "Split-Path",
    "Start-Service",
    "Start-Sleep",
    "Start-Transcript",
    "Stop-Service",
    "Stop-Transcript",
    "Tee-Object",
    "Test-Path",
    "Where-Object",
    "Write-Debug",
    "Write-Error",
    "Write-EventLog",
    "Write-Host",
    "Write-Output",
    "Write-Progress",
    "Write-Verbose",
    "Write-Warning",
];
/// Nouns of Windows' own modules: IIS, DNS, Active Directory; a `*` at the end stands for any ending.
const WINDOWS_NOUNS: &[&str] = &[
    "Website",
    "WebBinding",
    "WebVirtualDirectory",
    "WebApplication",
    "WebAppPool",
    "WebConfigurationProperty",
    "WebConfiguration",
    "WebAppPoolState",
    "WebItemState",
    "DnsServer*",
    "ADOrganizationalUnit",
    "ADUser",
    "ADGroup",
    "ADForest",
    "ADDomain",
    "ADObject",
    "ADRootDSE",
    "ADServiceAccount",
    "Cim*",
    "NetIPAddress",
    "NetFirewallRule",
    "Organization",
];
/// Cmdlets that want a script block in PowerShell 2.0.
const WANT_BLOCK: &[&str] = &["Where-Object", "?", "where", "ForEach-Object", "%", "foreach"];
const NEWER_OPERATORS: &[&str] = &["-in", "-notin", "-cin", "-cnotin", "-iin", "-inotin", "-shl", "-shr"];
const NEWER_TYPES: &[&str] = &["ordered", "pscustomobject", "bigint", "System.Numerics.BigInteger", "BigInteger", "semver"];
const NEWER_VARIABLES: &[&str] = &["PSItem", "PSScriptRoot", "PSCommandPath", "PSDefaultParameterValues", "IsWindows", "IsLinux"];

fn has(list: &[&str], name: &str) -> bool {
    list.iter().any(|item| item.eq_ignore_ascii_case(name))
}

/// A member of a JSON object, by a name in any case.
fn member<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Whether a cmdlet or a parameter is documented for a product.
fn is_on(entry: &Value, product: &str) -> bool {
    entry["products"]
        .as_array()
        .is_some_and(|products| products.iter().any(|item| item.as_str().is_some_and(|item| item.eq_ignore_ascii_case(product))))
}

/// Exchange's cmdlets, each with its parameters and products.
fn catalogue() -> &'static Value {
    static CATALOGUE: OnceLock<Value> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab/cmdlets.json");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).expect("the catalogue is JSON")
    })
}

/// What a product's Exchange Management Shell would stumble over in a script, as `LINE: WHAT`, in the order of lines.
/// Syntax apart, which is `parse`'s.
pub(crate) fn check_catalogue(script: &str, product: &str) -> Vec<String> {
    let mut found = Vec::new();
    characters(script, &mut found);
    let tree = Script::new(script);
    let old = product == "2010";
    let mut functions = BTreeSet::new();
    tree.each(|node| {
        if node.kind() == "function_name" {
            functions.insert(tree.text(node).to_ascii_lowercase());
        }
    });
    for command in commands(script) {
        let mut report = |what: String| found.push((command.line, what));
        if !functions.contains(&command.name.to_ascii_lowercase()) {
            documented(&command, product, &mut report);
        }
        dangerous(&command, &mut report);
        if old {
            newer_command(&command, &mut report);
        }
    }
    tree.each(|node| {
        if let Some(what) = newer_language(&tree, node, old) {
            found.push((line(node), what));
        }
    });
    found.sort();
    found.into_iter().map(|(line, what)| format!("{line}: {what}")).collect()
}

/// Windows PowerShell reads a script without a byte order mark in the ANSI code page.
fn characters(script: &str, found: &mut Vec<(usize, String)>) {
    for (place, text) in script.split('\n').enumerate() {
        let text = text.strip_suffix('\r').unwrap_or(text);
        for c in text.chars().filter(|c| !(' '..='~').contains(c)) {
            found.push((place + 1, format!("a character outside printable ASCII: U+{:04X}", u32::from(c))));
        }
    }
}

/// Whether the product has the command and its parameters.
fn documented(command: &Command, product: &str, report: &mut impl FnMut(String)) {
    let name = &command.name;
    let Some((verb, noun)) = name.split_once('-') else { return };
    if verb.is_empty() || !verb.chars().chain(noun.chars()).all(|c| c.is_ascii_alphanumeric()) {
        return;
    }
    if let Some((_, known)) = WINDOWS.iter().find(|(cmdlet, _)| cmdlet.eq_ignore_ascii_case(name)) {
        for parameter in command.parameters.iter().filter(|parameter| !has(known, parameter) && !has(COMMON, parameter)) {
            report(format!("{name} has no parameter -{parameter}"));
        }
        return;
    }
    let Some(entry) = member(catalogue(), name) else {
        let exchange = catalogue()
            .as_object()
            .is_some_and(|all| all.keys().any(|key| key.split_once('-').is_some_and(|(_, key)| key.eq_ignore_ascii_case(noun))));
        let windows = WINDOWS_NOUNS.iter().any(|known| match known.strip_suffix('*') {
            Some(begin) => noun.get(..begin.len()).is_some_and(|noun| noun.eq_ignore_ascii_case(begin)),
            None => noun.eq_ignore_ascii_case(known),
        });
        if exchange {
            report(format!("{name} is no Exchange cmdlet"));
        } else if !windows && !has(KNOWN, name) && !has(NEWER, name) {
            report(format!("{name} is no cmdlet that PowerShell or Exchange has"));
        }
        return;
    };
    if !is_on(entry, product) {
        return report(format!("{name} does not exist on {product}"));
    }
    for parameter in command.parameters.iter().filter(|parameter| !has(COMMON, parameter)) {
        match member(&entry["parameters"], parameter) {
            None => report(format!("{name} has no parameter -{parameter}")),
            Some(known) if !is_on(known, product) => report(format!("{name} -{parameter} does not exist on {product}")),
            Some(_) => {}
        }
    }
}

/// What no script may do on any product.
fn dangerous(command: &Command, report: &mut impl FnMut(String)) {
    if has(&["Invoke-Expression", "iex"], &command.name) {
        report("Invoke-Expression".to_owned());
    }
    if command.name.eq_ignore_ascii_case("ConvertTo-SecureString") && has_parameter(command, "AsPlainText") {
        report("a secret in plain text".to_owned());
    }
}

/// Whether a command has a parameter, which PowerShell also takes when it is cut short.
fn has_parameter(command: &Command, name: &str) -> bool {
    command
        .parameters
        .iter()
        .any(|given| !given.is_empty() && name.get(..given.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(given)))
}

/// What of a command PowerShell 2.0 lacks.
fn newer_command(command: &Command, report: &mut impl FnMut(String)) {
    let name = &command.name;
    if has(NEWER, name) {
        report(format!("{name} needs a newer PowerShell than 2.0"));
    }
    if name.eq_ignore_ascii_case("using") {
        report("using needs PowerShell 5".to_owned());
    }
    let newer =
        NEWER_PARAMETERS.iter().find(|(cmdlet, _)| cmdlet.eq_ignore_ascii_case(name)).map_or(&[][..], |(_, parameters)| *parameters);
    for parameter in command.parameters.iter().filter(|parameter| has(newer, parameter) || has(NEWER_COMMON, parameter)) {
        report(format!("{name} -{parameter} needs a newer PowerShell than 2.0"));
    }
    for pair in command.elements.windows(2) {
        if pair[0].trim_end_matches(':').eq_ignore_ascii_case("-ErrorAction")
            && pair[1].trim_matches(['\'', '"']).eq_ignore_ascii_case("Ignore")
        {
            report("-ErrorAction Ignore needs PowerShell 3".to_owned());
        }
    }
    if name.eq_ignore_ascii_case("Join-Path") && command.elements.iter().filter(|element| !element.starts_with('-')).count() > 2 {
        report("Join-Path of three parts needs PowerShell 6".to_owned());
    }
    if has(WANT_BLOCK, name) && !command.elements.iter().any(|element| element.starts_with('{')) {
        report(format!("{name} without a script block needs PowerShell 3"));
    }
    let is_newer = |element: &&String| matches!(element.as_bytes(), [b'3'..=b'6' | b'*', b'>', ..]);
    if let Some(redirection) = command.elements.iter().find(is_newer) {
        report(format!("{redirection}: redirecting this stream needs PowerShell 3"));
    }
}

/// What of the language PowerShell 2.0 lacks, or (where it is not `old`) Windows PowerShell 5.1.
fn newer_language(tree: &Script, node: Node<'_>, old: bool) -> Option<String> {
    let text = tree.text(node);
    match node.kind() {
        "pipeline_chain_tail" if text.contains("&&") || text.contains("||") => Some("&& and || need PowerShell 7".to_owned()),
        _ if !old => None,
        "comparison_operator" | "bitwise_operator" if has(NEWER_OPERATORS, text) => Some(format!("{text} needs PowerShell 3")),
        "type_literal" if has(NEWER_TYPES, text.trim_matches(['[', ']'])) => Some(format!("{text} needs PowerShell 3")),
        "class_statement" | "enum_statement" => Some("classes and enums need PowerShell 5".to_owned()),
        "variable" => {
            let name = text.trim_start_matches(['$', '@', '{']).trim_end_matches('}');
            let newer = has(NEWER_VARIABLES, name) || name.get(..6).is_some_and(|scope| scope.eq_ignore_ascii_case("using:"));
            newer.then(|| format!("{text} needs a newer PowerShell than 2.0"))
        }
        "member_name" => newer_member(tree, node, text),
        _ => None,
    }
}

/// A method that PowerShell 2.0 or its .NET lacks. In arguments the grammar takes a call apart, so the text around it is looked at.
fn newer_member(tree: &Script, node: Node<'_>, name: &str) -> Option<String> {
    if !tree.after(node).starts_with('(') {
        return None;
    }
    let before = tree.before(node).to_ascii_lowercase();
    let is_static = before.ends_with("::");
    let arguments = || {
        let list = node.next_named_sibling().or_else(|| node.parent()?.next_named_sibling()).filter(|node| node.kind() == "argument_list");
        list.and_then(|list| list.named_child(0)).map_or(0, |list| list.named_child_count())
    };
    let needs = match name.to_ascii_lowercase().as_str() {
        "new" if is_static => "PowerShell 5",
        // The grammar does not know `.ForEach()`: `parse` finds that one.
        "where" if !is_static => "PowerShell 4",
        "isnullorwhitespace" => ".NET 4",
        "tryparse" if before.ends_with("[enum]::") || before.ends_with("[system.enum]::") => ".NET 4",
        "combine" if before.ends_with("io.path]::") && arguments() > 2 => ".NET 4",
        _ => return None,
    };
    Some(format!("{name}() needs {needs}"))
}
