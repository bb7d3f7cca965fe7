//! A browser driven through the WebDriver protocol: requests of JSON over HTTP to a chromedriver of this process's own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on is to stop")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

/// How the window looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) width: u32,
    pub(crate) dark: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 1440, dark: false }
    }
}

/// A window of a browser; closed when it goes out of use.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

impl Browser {
    /// Starts a driver and a window, or says why there is none.
    pub(crate) fn start(look: Look) -> Result<Self, String> {
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).map_err(|error| error.to_string())?.port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("chromedriver cannot be started ({error}); it comes with the package chromium-driver"))?;
        let mut browser = Self { driver, port, session: String::new() };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if started.elapsed() > PATIENCE {
                return Err("chromedriver does not answer".to_owned());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let mut args = vec!["--headless=new".to_owned(), "--no-sandbox".to_owned(), "--disable-gpu".to_owned()];
        args.push(format!("--window-size={},1000", look.width));
        if look.dark {
            args.push("--blink-settings=preferredColorScheme=0".to_owned());
        }
        let mut options = json!({"args": args});
        // A window is never narrower than 500 pixels, a telephone is.
        if look.width < 600 {
            options["mobileEmulation"] = json!({"deviceMetrics": {"width": look.width, "height": 900, "pixelRatio": 1}});
        }
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"},
        }}});
        let answer = browser.request("POST", "/session", Some(&wanted))?;
        browser.session = answer["sessionId"].as_str().ok_or("chromedriver gives no session")?.to_owned();
        // The network is off: a page that asks for anything says so in the console.
        let offline = json!({"cmd": "Network.emulateNetworkConditions", "params": {
            "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0,
        }});
        browser.post("/goog/cdp/execute", &offline);
        Ok(browser)
    }

    pub(crate) fn open(&self, address: &str) {
        self.post("/url", &json!({"url": address}));
    }

    /// What a script gives back.
    pub(crate) fn run(&self, script: &str, args: Json) -> Json {
        self.post("/execute/sync", &json!({"script": script, "args": args}))
    }

    /// What a script gives to its last argument.
    pub(crate) fn run_async(&self, script: &str) -> Json {
        self.post("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Waits until a script gives true.
    pub(crate) fn wait(&self, script: &str) {
        let started = Instant::now();
        while self.run(script, json!([])) != true {
            assert!(started.elapsed() < PATIENCE, "never: {script}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    pub(crate) fn click(&self, selector: &str) {
        // The label of a choice that is drawn as a button lies over it: clicked as the keyboard would.
        self.run(
            "const e = document.querySelector(arguments[0]); e.scrollIntoView({block: 'center'}); e.focus(); e.click()",
            json!([selector]),
        );
    }

    pub(crate) fn write(&self, selector: &str, words: &str) {
        let element = self.post("/element", &json!({"using": "css selector", "value": selector}));
        let id = element.as_object().and_then(|of| of.values().next()).and_then(Json::as_str).expect("an element").to_owned();
        self.post(&format!("/element/{id}/value"), &json!({"text": words}));
    }

    /// Presses a key where the focus is.
    pub(crate) fn keys(&self, key: &str) {
        let actions = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.post("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}));
    }

    /// What the console says.
    pub(crate) fn console(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({"type": "browser"}));
        log.as_array().expect("a log").iter().map(|entry| entry["message"].to_string()).collect()
    }

    fn post(&self, path: &str, body: &Json) -> Json {
        let path = format!("/session/{}{path}", self.session);
        self.request("POST", &path, Some(body)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    fn request(&self, method: &str, path: &str, body: Option<&Json>) -> Result<Json, String> {
        let said = |error: std::io::Error| error.to_string();
        let body = body.map(Json::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(said)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(said)?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .map_err(said)?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).map_err(said)?;
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(|_| "no length".to_owned())?;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).map_err(said)?;
        let answer: Json = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.request("DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
