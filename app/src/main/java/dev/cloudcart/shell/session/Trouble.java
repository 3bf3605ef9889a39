package dev.cloudcart.shell.session;

/// It could not be done. The message is one plain sentence with the way to mend it.
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    public Trouble(String sentence, int exitStatus) {
        super(sentence);
        this.exitStatus = exitStatus;
    }

    public Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitStatus = ExitStatus.TROUBLE;
    }

    public int exitStatus() {
        return exitStatus;
    }
}
