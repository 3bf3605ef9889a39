package dev.cloudcart.shell;

/// It could not be done. The message is one plain sentence with the way to mend it.
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    Trouble(String sentence, int exitStatus) {
        super(sentence);
        this.exitStatus = exitStatus;
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitStatus = ExitStatus.TROUBLE;
    }

    int exitStatus() {
        return exitStatus;
    }
}
