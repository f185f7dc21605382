//! Outlook Anywhere: the virtual directories by which Outlook reaches mailboxes with RPC over HTTP. They have host names in place of
//! URLs.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{ByHand, Identity, Product, Products, Property, Reading};
use crate::value::{Limits, Name, Names, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-outlookanywhere";

/// The ways of logging on.
const CLIENT_METHODS: &[&str] = &["Basic", "Ntlm", "Negotiate"];

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers RPC over HTTP.
    OutlookAnywhere like DIRECTORY {
        noun: "OutlookAnywhere",
        member: Some("outlook_anywhere"),
        label: "Outlook Anywhere virtual directory",
        clixml: &["ADRpcHttpVirtualDirectory", "OutlookAnywhere"],
        identity: Identity::Website("Rpc"),
        // There is no New: on Exchange 2010 a cmdlet of its own turns the service on, later versions always have it.
        by_hand: &[
            ByHand { products: Products::of(&[Product::E2010]), makes: "Enable-OutlookAnywhere", removes: "Disable-OutlookAnywhere" },
            ByHand { products: Products::SINCE_2013, makes: "Exchange's setup", removes: "Exchange's setup" },
        ],
        source: PAGE,
    }
    properties like ROW {
        // On 2013 and later, Set wants to hear along with a host name what clients must know with it. The page does not say so;
        // Microsoft's article on SSL offloading in Exchange 2013 has them in one command.
        // Host names, and what clients are told, are kept in Active Directory: IIS has no such settings.
        /// The host name that clients on the Internet are told.
        EXTERNAL_HOSTNAME: Name = "ExternalHostname" {
            limits: Limits::Host, together: &["ExternalClientsRequireSsl", "ExternalClientAuthenticationMethod"],
        },
        /// The host name that clients inside the network are told.
        INTERNAL_HOSTNAME: Name = "InternalHostname" {
            limits: Limits::Host, together: &["InternalClientsRequireSsl"], products: Products::SINCE_2013,
        },
        /// Whether clients on the Internet must use TLS; where they need not, say `ssl_offloading: true`.
        EXTERNAL_CLIENTS_REQUIRE_SSL: bool = "ExternalClientsRequireSsl" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether clients inside the network must use TLS; where they need not, say `ssl_offloading: true`.
        INTERNAL_CLIENTS_REQUIRE_SSL: bool = "InternalClientsRequireSsl" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// How clients on the Internet are told to log on.
        EXTERNAL_CLIENT_AUTHENTICATION_METHOD: Word = "ExternalClientAuthenticationMethod" {
            limits: Limits::Words(CLIENT_METHODS), default: Some("Negotiate"), clearing: Write("Negotiate"),
            products: Products::SINCE_2013,
        },
        /// How clients inside the network are told to log on.
        INTERNAL_CLIENT_AUTHENTICATION_METHOD: Word = "InternalClientAuthenticationMethod" {
            limits: Limits::Words(CLIENT_METHODS), default: Some("Ntlm"), clearing: Write("Ntlm"), products: Products::SINCE_2013,
        },
        /// How clients are told to log on, by Exchange 2010.
        CLIENT_AUTHENTICATION_METHOD: Word = "ClientAuthenticationMethod" {
            limits: Limits::Words(&["Basic", "Ntlm"]), clearing: Write("Ntlm"), products: Products::of(&[Product::E2010]),
        },
        /// The ways of logging on that IIS offers.
        IIS_AUTHENTICATION_METHODS: Names = "IISAuthenticationMethods" {
            limits: Limits::Words(CLIENT_METHODS),
            reading: Reading::Metabase,
        },
        // The page calls false the default; setup says true. It is what IIS asks of TLS, and follows there after some minutes.
        /// Whether a device in front of the server ends TLS, so that IIS does not ask for it.
        SSL_OFFLOADING: bool = "SSLOffloading" { reading: Reading::Metabase, clearing: Write("true") },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(TOKEN_CHECKING), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
        /// Exceptions from Extended Protection, such as for a proxy that ends TLS.
        EXTENDED_PROTECTION_FLAGS: Names = "ExtendedProtectionFlags" {
            limits: Limits::Words(PROTECTION_FLAGS),
            reading: Reading::Metabase,
        },
        /// The service principal names that Extended Protection accepts, such as HTTP/mail.contoso.com.
        EXTENDED_PROTECTION_SPN_LIST: Names = "ExtendedProtectionSPNList" { reading: Reading::Metabase },
    }
}
