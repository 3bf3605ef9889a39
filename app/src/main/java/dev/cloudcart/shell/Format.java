package dev.cloudcart.shell;

/// How an answer is shown.
enum Format {
    TABLE,
    JSON
}
