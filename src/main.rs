//! Entry point of the reader; the interface is in `quotidian::ui`.

fn main() {
    console_error_panic_hook::set_once();
    quotidian::ui::start();
}
