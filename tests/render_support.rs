//! The checks that all scripts of all tests go through, on scripts that they must pass or refuse.

mod support;

use support::powershell::{Literal, check_catalogue, commands, literals, parse};

/// Scripts, the product, and what is found in each.
const CASES: &[(&str, &str, &[&str])] = &[
    ("New-SendConnector -Name 'x' -AddressSpaces @('SMTP:*;1') @write", "2010", &[]),
    ("$a = { Set-SendConnector -Identity 'x' -Nonsense 1 }", "2016", &["1: Set-SendConnector has no parameter -Nonsense"]),
    ("New-AddressBookPolicy -Name 'x'\nNew-SendConnektor", "2010", &["2: New-SendConnektor is no cmdlet that PowerShell or Exchange has"]),
    ("Enable-SendConnector 'x'", "2010", &["1: Enable-SendConnector is no Exchange cmdlet"]),
    ("Get-MapiVirtualDirectory", "2010", &["1: Get-MapiVirtualDirectory does not exist on 2010"]),
    ("Get-MapiVirtualDirectory", "SE", &[]),
    ("function Get-Thing { 1 }\nGet-Thing", "2010", &[]),
    ("Add-DnsServerResourceRecordCName -Name 'a'", "2016", &[]),
    ("Invoke-Expression 'x'", "2016", &["1: Invoke-Expression"]),
    ("ConvertTo-SecureString 'x' -AsPlainText -Force", "2016", &["1: a secret in plain text"]),
    ("'caf\u{e9}'", "2016", &["1: a character outside printable ASCII: U+00E9"]),
    ("if ('a' -in 'b') { 1 }", "2010", &["1: -in needs PowerShell 3"]),
    ("if ('a' -in 'b') { 1 }", "2016", &[]),
    ("$x = [ordered]@{ a = 1 }", "2010", &["1: [ordered] needs PowerShell 3"]),
    ("$x = [pscustomobject]@{ a = 1 }", "2010", &["1: [pscustomobject] needs PowerShell 3"]),
    ("$x = [Uri]::new('a')", "2010", &["1: new() needs PowerShell 5"]),
    ("$x = $y.Where({ $_ })", "2010", &["1: Where() needs PowerShell 4"]),
    ("$x = [string]::IsNullOrWhiteSpace($y)", "2010", &["1: IsNullOrWhiteSpace() needs .NET 4"]),
    (
        "$x = $using:y\n$PSScriptRoot",
        "2010",
        &["1: $using:y needs a newer PowerShell than 2.0", "2: $PSScriptRoot needs a newer PowerShell than 2.0"],
    ),
    ("Write-Host $y.Where({ $_ })", "2010", &["1: Where() needs PowerShell 4"]),
    ("$x | Where-Object Name -eq 'a'", "2010", &["1: Where-Object without a script block needs PowerShell 3"]),
    (
        "Get-Thing -ErrorAction Ignore 3>&1\nfunction Get-Thing { }",
        "2010",
        &["1: -ErrorAction Ignore needs PowerShell 3", "1: 3>&1: redirecting this stream needs PowerShell 3"],
    ),
    ("$x | ConvertTo-Json", "2010", &["1: ConvertTo-Json needs a newer PowerShell than 2.0"]),
    (
        "Invoke-Command -ComputerName EX01 -ScriptBlock { Set-WebConfigurationProperty -Path 'x' -Filter 'y' -Value 1 }",
        "2010",
        &["1: Set-WebConfigurationProperty has no parameter -Path"],
    ),
    ("Invoke-Command -HostName EX01 -ScriptBlock { 1 }", "SE", &["1: Invoke-Command has no parameter -HostName"]),
    ("Get-Credential -Message 'x'", "2010", &["1: Get-Credential -Message needs a newer PowerShell than 2.0"]),
];

#[test]
fn scripts_are_held_against_the_product() {
    for (script, product, expected) in CASES {
        assert_eq!(check_catalogue(script, product), *expected, "{script} on {product}");
    }
}

#[test]
fn what_is_no_powershell_is_found() {
    for (script, lines) in [
        ("Set-X -Name 'a'\r\nSet-Y 'b'\r\n", &[][..]),
        ("Set-X\nif ($a { 1 }\n", &[2]),
        ("$a = @('x'\n", &[1]),
        ("$a = $b.ForEach({ $_ })", &[1]),
        // Here the grammar is wrong, and PowerShell takes it.
        ("New-Object X $a.B('x'), $c", &[]),
    ] {
        let mut found: Vec<usize> = parse(script).iter().map(|problem| problem.line).collect();
        found.dedup();
        assert_eq!(found, lines, "{script}");
    }
}

#[test]
fn commands_are_found_in_blocks_and_by_expressions() {
    let script = "$a = @{ Run = {\n  New-X -Name 'a' -Flag:$true @write } }\n& $command.Name @parameters @write | Out-Null";
    let found: Vec<(String, Vec<String>, usize, Vec<String>)> =
        commands(script).into_iter().map(|c| (c.name, c.parameters, c.line, c.splatted)).collect();
    let texts = |items: &[&str]| items.iter().map(ToString::to_string).collect::<Vec<String>>();
    assert_eq!(
        found,
        [
            ("New-X".to_owned(), texts(&["Name", "Flag"]), 2, texts(&["write"])),
            ("$command.Name".to_owned(), vec![], 3, texts(&["parameters", "write"])),
            ("Out-Null".to_owned(), vec![], 3, vec![]),
        ]
    );
}

#[test]
fn literals_are_read_back() {
    let script = "Set-X -Name ('caf' + [char]0x00E9) `\n  -List @('it''s', 'b') # 'c'\n\"$('d')\"";
    let literal = |line, text: &str| Literal { line, text: text.to_owned() };
    assert_eq!(literals(script), [literal(1, "caf\u{e9}"), literal(2, "it's"), literal(2, "b"), literal(3, "d")]);
}
