//! The command line: definitions, no logic.

use std::ffi::OsStr;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::diagnostic::Severity;
use crate::lint;
use crate::resource::Product;
use crate::value::Day;

/// Provisions an Exchange hosting platform from YAML manifests: checks them, plans against the exported state of the live
/// organisation, and renders the PowerShell that takes the one to the other.
#[derive(Debug, Parser)]
#[command(name = "hostctl", version, propagate_version = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 fine; 1 findings in the manifests, or mail that gets nowhere (route); 2 changes, with --detailed-exitcode; 3 usage, file or internal trouble.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Writes a platform and a tenant to begin with, full of comments, into a new folder
    Init(Init),
    /// Checks manifests: every problem of every file in one pass
    Lint(Lint),
    /// Shows what would change
    Plan(Plan),
    /// Prints the script that makes the changes
    Render(Render),
    /// Shows which way a message takes, and why
    Route(Route),
    /// Prints the read-only script that exports the state of an organisation
    Collector(Collector),
    /// Lists the templates that scripts are made of, prints one, or writes all of them into a folder
    Templates(Templates),
    /// Prints the JSON Schema of manifests: with it, editors complete keys and show what they do
    Schema,
    /// Lists the rules: what lint finds
    Rules(Rules),
    /// Explains a rule: what it finds, why it matters, how to mend it
    Explain(Explain),
    /// Prints a completion script for a shell
    Completions(Completions),
    /// Prints the manual page of hostctl or of a command, or writes all of them into a folder
    Man(Man),
}

/// Where the manifests are, where nothing is said.
pub const MANIFESTS: &str = "tenants";

/// Where the manifests are.
#[derive(Debug, Args)]
pub struct Manifests {
    /// Folders of YAML files, or single files
    #[arg(value_name = "PATH", default_value = MANIFESTS)]
    pub paths: Vec<PathBuf>,
}

/// Which platforms, and where their exports are.
#[derive(Debug, Args)]
pub struct Against {
    /// The export: a folder or a file [default: state/NAME or state, inside PATH]
    #[arg(long, value_name = "EXPORT")]
    pub state: Option<PathBuf>,
    /// Only this platform
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
}

/// `hostctl init`
#[derive(Debug, Args)]
pub struct Init {
    /// A new or empty folder: nothing is ever overwritten
    #[arg(value_name = "DIR", default_value = MANIFESTS)]
    pub folder: PathBuf,
    /// The product that the manifests are for: 2010, 2013, 2016, 2019, SE or Online
    #[arg(long, value_name = "PRODUCT", default_value = "2019", value_parser = product)]
    pub product: Product,
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Commands of a GitHub workflow, which shows findings at their lines; the summary goes to standard error
    Github,
    /// The report of a test run, for GitLab, Azure DevOps and Jenkins; the summary goes to standard error
    Junit,
}

/// `hostctl lint`
#[derive(Debug, Args)]
pub struct Lint {
    /// Where the manifests are.
    #[command(flatten)]
    pub manifests: Manifests,
    /// An export, a folder or a file: rules then look at what the plan would leave. None is looked for where none is given
    #[arg(long, value_name = "EXPORT")]
    pub state: Option<PathBuf>,
    /// Look only at this platform with the rules about organisations; the manifests of all are read
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
    /// The day for which expiry is judged, such as 2027-05-01 [default: the day of the export; no clock is read]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Day>,
    /// Mends in place what has one right answer (spelling of keys, quotes, case, costs), and tells what is left
    #[arg(long)]
    pub fix: bool,
    /// Shows what --fix would change, as a unified diff, and writes nothing; exits with 1 where that is anything
    #[arg(long, conflicts_with = "format")]
    pub diff: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,
    /// What is decided about rules.
    #[command(flatten)]
    pub levels: Levels,
}

/// How a plan is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For the comment of a pull request: never longer than GitHub takes, and says what it leaves out
    Markdown,
}

/// What is decided about rules. A RULE is a rule's id, `warnings` or `advice`; a rule that is named is not judged with its kind.
#[derive(Debug, Args)]
#[command(next_help_heading = "What rules are to you")]
pub struct Levels {
    /// Makes errors of what a rule finds. RULE is a rule's id or, for all rules that find such, `warnings` or `advice`; several have
    /// commas between them
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleId, hide_possible_values = true)]
    pub deny: Vec<String>,
    /// Makes warnings of what a rule finds; of a matter of style, has it looked for
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleId, hide_possible_values = true)]
    pub warn: Vec<String>,
    /// Silences a rule: what it finds is counted, and not shown
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleId, hide_possible_values = true)]
    pub allow: Vec<String>,
    /// The least severe findings that are shown [default: the platform's, or all]
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    pub min_severity: Option<Severity>,
}

/// `hostctl plan`
#[derive(Debug, Args)]
pub struct Plan {
    /// Where the manifests are.
    #[command(flatten)]
    pub manifests: Manifests,
    /// Against what.
    #[command(flatten)]
    pub against: Against,
    /// How the plan is printed
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub format: PlanFormat,
    /// Exit with 2 where there is anything to do, or anything that cannot be planned
    #[arg(long)]
    pub detailed_exitcode: bool,
    /// List the objects that exist and that no manifest names
    #[arg(long)]
    pub unmanaged: bool,
}

/// `hostctl render`
#[derive(Debug, Args)]
pub struct Render {
    /// Where the manifests are.
    #[command(flatten)]
    pub manifests: Manifests,
    /// Against what.
    #[command(flatten)]
    pub against: Against,
    /// A script that reads the live organisation itself and changes only what differs
    #[arg(long, conflicts_with_all = ["state", "plain"])]
    pub live: bool,
    /// Only the bare commands, as a person would type them
    #[arg(long)]
    pub plain: bool,
    /// A folder of templates that stand for the built-in ones of the same name (not with --plain, which uses none)
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// How a way is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RouteFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// A flowchart in Mermaid's language, as Markdown pages show it
    Mermaid,
}

/// `hostctl route`
#[derive(Debug, Args)]
#[command(after_help = ROUTE_HELP)]
pub struct Route {
    /// The sender: an address, or a domain
    #[arg(value_name = "FROM")]
    pub from: String,
    /// The recipient: an address, or a domain
    #[arg(value_name = "TO")]
    pub to: String,
    /// Where the manifests are.
    #[command(flatten)]
    pub manifests: Manifests,
    /// Against what.
    #[command(flatten)]
    pub against: Against,
    /// The size of the message, such as 20MB
    #[arg(long, value_name = "SIZE")]
    pub size: Option<String>,
    /// The server on which the message is written or, with --from-ip, to which it is handed over
    #[arg(long, value_name = "NAME")]
    pub server: Option<String>,
    /// The address that hands the message over by SMTP, without logging on
    #[arg(long, value_name = "ADDRESS", requires = "server")]
    pub from_ip: Option<IpAddr>,
    /// The address of the server at which it does [default: any]
    #[arg(long, value_name = "ADDRESS", requires = "from_ip")]
    pub local_ip: Option<IpAddr>,
    /// The port on which it does
    #[arg(long, value_name = "PORT", default_value_t = 25, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    /// How the way is printed
    #[arg(long, value_enum, default_value_t = RouteFormat::Text)]
    pub format: RouteFormat,
}

const ROUTE_HELP: &str = "Exit codes: 0 it gets there; 1 it is refused, loops, ends nowhere, or that cannot be told (after the plan, where there is an export); 3 usage, file or internal trouble.";

/// `hostctl collector`
#[derive(Debug, Args)]
pub struct Collector {
    /// Where the manifests are; not read where --product is given.
    #[command(flatten)]
    pub manifests: Manifests,
    /// The product whose shell runs the script [default: the platform's]
    #[arg(long, value_name = "PRODUCT", value_parser = product)]
    pub product: Option<Product>,
    /// The platform whose product is meant, where there are several
    #[arg(long, value_name = "NAME")]
    pub platform: Option<String>,
    /// A folder of templates that stand for the built-in ones of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// `hostctl templates`
#[derive(Debug, Args)]
pub struct Templates {
    /// The template to print, as it is built in
    #[arg(value_name = "NAME", conflicts_with_all = ["out", "format"])]
    pub name: Option<String>,
    /// A new or empty folder to write all of them into
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    pub out: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `hostctl rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// How the list is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// `hostctl explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule, as findings name it in brackets: `error[unknown-key]`
    #[arg(value_name = "RULE", value_parser = RuleId, hide_possible_values = true)]
    pub rule: String,
}

/// `hostctl completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `hostctl man`
#[derive(Debug, Args)]
pub struct Man {
    /// The command [default: hostctl itself]
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    pub command: Option<String>,
    /// A new or empty folder to write all pages into
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

fn day(text: &str) -> Result<Day, String> {
    Day::read(text).ok_or_else(|| "a day is written as 2027-05-01".to_owned())
}

/// The words of severities.
fn severities() -> impl TypedValueParser<Value = Severity> {
    let least = |word: String| Severity::ALL.into_iter().find(|severity| severity.word() == word).unwrap_or(Severity::Advice);
    PossibleValuesParser::new(Severity::ALL.map(Severity::word)).map(least)
}

/// Any text, so that the command can say which rule was probably meant; shells complete the rules that there are.
#[derive(Clone, Copy, Debug)]
struct RuleId;

impl TypedValueParser for RuleId {
    type Value = String;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&clap::Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(lint::rules().map(|rule| PossibleValue::new(rule.id).help(rule.summary))))
    }
}

fn product(word: &str) -> Result<Product, String> {
    Product::from_word(word).ok_or_else(|| format!("one of {}", Product::ALL.map(Product::word).join(", ")))
}
