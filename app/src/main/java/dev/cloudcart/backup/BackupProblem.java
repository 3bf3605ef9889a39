package dev.cloudcart.backup;

/// It could not be backed up or restored; nothing was changed. The message is one plain sentence with the way to
/// mend it.
public final class BackupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupProblem(String sentence) {
        super(sentence);
    }

    BackupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
