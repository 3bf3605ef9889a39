package dev.cloudcart.connections;

import java.util.Locale;

/// No token that works can be had.
public abstract sealed class ConnectionProblem extends RuntimeException {

    private final String mend;

    private ConnectionProblem(String reason, String mend) {
        super(reason);
        this.mend = mend;
    }

    /// A plain sentence: what to do about it. The message is another: what happened.
    public final String mend() {
        return mend;
    }

    /// A person must connect anew. Further calls fail at once until that is done.
    public static final class ReconnectNeeded extends ConnectionProblem {
        ReconnectNeeded(ConnectionKind kind, String reason) {
            super(
                    reason,
                    "Connect %s on My connections, or with: cloudcart connect %s"
                            .formatted(kind.title(), kind.title().toLowerCase(Locale.ROOT)));
        }
    }

    /// This installation is not set up right; whoever runs it must change its configuration.
    public static final class InstallationTrouble extends ConnectionProblem {
        InstallationTrouble(String reason, String mend) {
            super(reason, mend);
        }
    }

    /// Waiting may help; nothing was lost.
    public static final class PassingTrouble extends ConnectionProblem {
        PassingTrouble(String reason) {
            super(reason, "It is tried again by itself with the next call.");
        }
    }
}
