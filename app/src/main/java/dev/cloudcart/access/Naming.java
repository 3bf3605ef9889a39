package dev.cloudcart.access;

import java.util.regex.Pattern;

/// What people and tokens may be called.
public final class Naming {

    /// Controls, halves of letters, ends of lines, and the marks that show what follows in another order (Unicode's
    /// UAX 9, 2).
    private static final Pattern ACTS =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Naming() {}

    /// Whether a name stands on one line and is read as it was written, on a terminal too.
    public static boolean isPlain(String name) {
        return !ACTS.matcher(name).find();
    }
}
