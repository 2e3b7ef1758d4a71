//! A server of files, no more than a static host gives: the right types, and for all else 404 with the site's page for it.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use std::{fs, thread};

use crate::Outcome;

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: u64 = 16 << 10;

/// How long a silent connection is kept.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves one folder.
pub(crate) struct Server {
    folder: PathBuf,
}

impl Server {
    /// A server of this folder.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Answers every connection in a thread of its own, until the program is stopped.
    pub(crate) fn run(self, listener: &TcpListener) -> Outcome {
        let server = Arc::new(self);
        for stream in listener.incoming() {
            let Ok(stream) = stream else { continue };
            let server = Arc::clone(&server);
            // A browser that closes its connection early is no news.
            thread::spawn(move || drop(server.answer(&stream)));
        }
        Ok(())
    }

    /// Answers the requests of one connection.
    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        while let Some(request) = head(&mut reader)? {
            let mut words = request.split_ascii_whitespace();
            let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
            let (status, kind, body) = match (method, self.file(target)) {
                ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
                ("GET" | "HEAD", None) => {
                    let page = self.file("/404.html");
                    let (kind, body) = page.unwrap_or_else(|| ("text/plain", b"not found\n".to_vec()));
                    ("404 Not Found", kind, body)
                }
                _ => ("405 Method Not Allowed", "text/plain", b"only GET and HEAD\n".to_vec()),
            };
            let length = body.len();
            let mut writer = stream;
            write!(
                writer,
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\r\n"
            )?;
            if method != "HEAD" {
                writer.write_all(&body)?;
            }
        }
        Ok(())
    }

    /// The type and the bytes of the file that is asked for.
    fn file(&self, target: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = target.split(['?', '#']).next()?;
        let relative = PathBuf::from(decode(path)?.trim_start_matches('/'));
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let mut file = self.folder.join(relative);
        if path.ends_with('/') {
            file.push("index.html");
        }
        fs::read(&file).ok().map(|bytes| (media_type(&file), bytes))
    }
}

/// The first line of a request; the rest of its head is read and left. `None` when the other side has closed.
fn head(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<String>> {
    let mut head = reader.take(LONGEST_HEAD);
    let (mut first, mut line) = (String::new(), String::new());
    if head.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    while head.read_line(&mut line)? > 0 {
        if line.trim().is_empty() {
            return Ok(Some(first));
        }
        line.clear();
    }
    Err(io::ErrorKind::InvalidData.into())
}

/// The text behind `%20` and its like.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "md" | "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_the_folder() {
        let server = Server::new(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src"));
        assert!(server.file("/main.rs?x=1#y").is_some());
        assert!(server.file("/%6dain.rs").is_some());
        for outside in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/bin/../../Cargo.toml", "/%", "//etc/../etc/hosts"]
        {
            assert!(server.file(outside).is_none(), "{outside}");
        }
    }
}
