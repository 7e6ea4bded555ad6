//! Refuses requests that come from pages of other sites, or under a name that this server does not have.
//!
//! A page of another site can send requests to this machine, and a name of another site can be made to point at it (DNS
//! rebinding). So every request must name this server as its `Host`, and one that comes from a page must come from a
//! page of this server.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;

use super::problem::Problem;
use crate::lang::Lang;
use crate::say::Message;
use crate::say::findings::page::{no_host, other_host, other_origin};

/// Nothing but the server's own scripts, styles, fonts and pictures; no inline script, no frame, no form.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Refuses foreign requests, and gives each answer its headers.
pub(super) async fn guard((listens, lang): (IpAddr, Lang), request: Request, next: Next) -> Response {
    let mut response = match foreign(request.headers(), listens) {
        Some(why) => Problem::refused(StatusCode::FORBIDDEN, why).told(lang).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &'static str); 5] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    headers.extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Why a request is foreign; `None` if it is not.
fn foreign(headers: &HeaderMap, listens: IpAddr) -> Option<Message> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let Some(host) = text(HOST) else { return Some(no_host()) };
    if !is_own(host, listens) {
        return Some(other_host(host));
    }
    match text(ORIGIN) {
        Some(origin) if origin.strip_prefix("http://") != Some(host) => Some(other_origin(origin)),
        _ => None,
    }
}

/// Whether a `Host` names this server. If it listens on a network, any address may be its own; no name but localhost
/// ever is.
fn is_own(host: &str, listens: IpAddr) -> bool {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    match bare.parse::<IpAddr>() {
        Ok(address) => address.is_loopback() || !listens.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn only_loopback_is_this_server_unless_it_listens_to_a_network() {
        let (own, network) = (IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        for host in ["127.0.0.1:80", "localhost:1234", "LOCALHOST", "[::1]:9", "127.0.0.1"] {
            assert!(is_own(host, own) && is_own(host, network), "{host}");
        }
        for host in ["evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "1.2.3.4:x"] {
            assert!(!is_own(host, own) && !is_own(host, network), "{host}");
        }
        assert!(!is_own("192.168.1.7:80", own) && is_own("192.168.1.7:80", network));
    }
}
