package dev.cloudcart.shell.session;

/// What a command leaves behind for scripts.
public final class ExitStatus {
    private ExitStatus() {}

    public static final int DONE = 0;
    public static final int TROUBLE = 1;
    public static final int WRONG_USE = 2;
    public static final int HOLDS = 3;
    public static final int ATTENTION = 4;
}
