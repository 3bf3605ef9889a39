package dev.cloudcart.shell;

/// What a command leaves behind for scripts.
final class ExitStatus {
    private ExitStatus() {}

    static final int DONE = 0;
    static final int TROUBLE = 1;
    static final int WRONG_USE = 2;
    static final int HOLDS = 3;
    static final int ATTENTION = 4;
}
