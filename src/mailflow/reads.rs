//! What of an export decisions about mail need, beyond what a plan reads.

use crate::resource::{AcceptedDomain, OutboundConnector, ReceiveConnector, Resource, ResourceType, SendConnector};

/// Whether a property decides about mail. (Servers and rights are read in any case.)
#[must_use]
pub fn reads(of: &ResourceType, place: u16) -> bool {
    let is = |other: &ResourceType| other.noun == of.noun;
    if is(AcceptedDomain::TYPE) {
        [AcceptedDomain::DOMAIN_TYPE.index, AcceptedDomain::MATCH_SUB_DOMAINS.index, AcceptedDomain::DEFAULT.index].contains(&place)
    } else if is(SendConnector::TYPE) {
        [
            SendConnector::ENABLED.index,
            SendConnector::ADDRESS_SPACES.index,
            SendConnector::IS_SCOPED_CONNECTOR.index,
            SendConnector::MAX_MESSAGE_SIZE.index,
            SendConnector::SOURCE_TRANSPORT_SERVERS.index,
            SendConnector::SMART_HOSTS.index,
            SendConnector::DNS_ROUTING_ENABLED.index,
        ]
        .contains(&place)
    } else if is(OutboundConnector::TYPE) {
        [
            OutboundConnector::ENABLED.index,
            OutboundConnector::TEST_MODE.index,
            OutboundConnector::IS_TRANSPORT_RULE_SCOPED.index,
            OutboundConnector::RECIPIENT_DOMAINS.index,
            OutboundConnector::ALL_ACCEPTED_DOMAINS.index,
            OutboundConnector::SMART_HOSTS.index,
            OutboundConnector::USE_MX_RECORD.index,
        ]
        .contains(&place)
    } else {
        is(ReceiveConnector::TYPE)
            && [
                ReceiveConnector::ENABLED.index,
                ReceiveConnector::BINDINGS.index,
                ReceiveConnector::REMOTE_IP_RANGES.index,
                ReceiveConnector::AUTH_MECHANISM.index,
                ReceiveConnector::PERMISSION_GROUPS.index,
            ]
            .contains(&place)
    }
}
