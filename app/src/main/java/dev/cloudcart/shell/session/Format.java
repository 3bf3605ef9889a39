package dev.cloudcart.shell.session;

/// How an answer is shown.
public enum Format {
    TABLE,
    JSON
}
