package dev.cloudcart.ports;

/// The shop or the books cannot be reached, or do not let us in. The run cannot go on; nothing is lost.
public final class ConnectionTrouble extends RuntimeException {

    private final Kind kind;
    private final Side side;
    private final String mend;

    /// Which connection it is about.
    public enum Side {
        LINNWORKS("Linnworks"),
        QUICKBOOKS("QuickBooks");

        private final String name;

        Side(String name) {
            this.name = name;
        }

        public String title() {
            return name;
        }
    }

    /// Whether waiting helps.
    public enum Kind {
        /// The next run tries again by itself.
        PASSING,
        /// A person must connect again, pay, or allow something.
        NEEDS_ATTENTION
    }

    /// @param reason a plain sentence: what happened
    /// @param mend a plain sentence: what to do about it
    public ConnectionTrouble(Side side, Kind kind, String reason, String mend) {
        this(side, kind, reason, mend, null);
    }

    public ConnectionTrouble(
            Side side, Kind kind, String reason, String mend, @org.jspecify.annotations.Nullable Throwable cause) {
        super(reason, cause);
        this.side = side;
        this.kind = kind;
        this.mend = mend;
    }

    public Side side() {
        return side;
    }

    public Kind kind() {
        return kind;
    }

    public String mend() {
        return mend;
    }
}
