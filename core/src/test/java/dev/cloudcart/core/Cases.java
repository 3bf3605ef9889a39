package dev.cloudcart.core;

/// How many random cases a test draws. Mutation testing runs each test once for every mutant, so it asks for fewer.
public final class Cases {

    private static final int PERCENT = Integer.getInteger("cloudcart.test.cases-percent", 100);

    private Cases() {}

    public static int outOf(int all) {
        return Math.max(1, all * PERCENT / 100);
    }
}
