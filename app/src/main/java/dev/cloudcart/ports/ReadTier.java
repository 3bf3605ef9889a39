package dev.cloudcart.ports;

/// What the application at Intuit is booked for: how many metered reads a month are included, of all companies
/// together (Intuit App Partner Program, CorePlus calls). Those of the first are refused once they are used up.
public enum ReadTier {
    BUILDER("Builder", 500_000),
    SILVER("Silver", 1_000_000),
    GOLD("Gold", 10_000_000),
    PLATINUM("Platinum", 75_000_000);

    private final String word;
    private final long reads;

    ReadTier(String word, long reads) {
        this.word = word;
        this.reads = reads;
    }

    public String word() {
        return word;
    }

    public long reads() {
        return reads;
    }
}
