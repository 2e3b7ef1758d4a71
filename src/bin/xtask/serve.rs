//! `cargo xtask serve`: the site on this machine.

use std::io::ErrorKind;
use std::net::TcpListener;

use crate::server::Server;
use crate::{Outcome, build, root};

/// How many ports are tried when the first is taken.
const TRIES: u16 = 50;

/// Where the site is served.
pub(crate) struct Address {
    /// The address of this machine that listens.
    pub(crate) host: String,
    /// The first port that is tried.
    pub(crate) port: u16,
}

impl Default for Address {
    fn default() -> Self {
        Self { host: "127.0.0.1".to_owned(), port: 8080 }
    }
}

/// Builds the site and serves it until the program is stopped. The address is printed once the site answers.
pub(crate) fn run(address: &Address) -> Outcome {
    build::run()?;
    let listener = listen(address)?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let host = if address.host == "0.0.0.0" { "127.0.0.1" } else { &address.host };
    println!("Quotidian is at http://{host}:{port}/ (Ctrl+C stops)");
    Server::new(root().join("dist")).run(&listener)
}

/// The first free port from the wanted one on.
fn listen(address: &Address) -> Outcome<TcpListener> {
    let last = address.port.saturating_add(TRIES);
    for port in address.port..=last {
        match TcpListener::bind((address.host.as_str(), port)) {
            Err(e) if e.kind() == ErrorKind::AddrInUse => {}
            other => return other.map_err(|e| format!("{}:{port}: {e}", address.host)),
        }
    }
    Err(format!("all ports from {} to {last} are taken; name another by --port", address.port))
}
