package dev.cloudcart.core;

/// How many random cases a test draws. Mutation testing runs each test once for every mutant, so it asks for fewer.
public final class Cases {

    private static final int PERCENT = Integer.getInteger("cloudcart.test.cases-percent", 100);

    private Cases() {}

    /// Whether so many are drawn that each kind of them is among them.
    public static boolean all() {
        return PERCENT >= 100;
    }

    public static int outOf(int all) {
        return Math.max(1, all * PERCENT / 100);
    }
}
