package dev.cloudcart.core.books;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// How the books show a document of ours that is to be amended or removed.
public sealed interface Look {

    /// What it shows; empty where there is nothing that can be read.
    Optional<Shown> shows();

    /// Whether its money stands in an account of which a bank may send statements.
    boolean isBanked();

    /// Whether it is part of a deposit: the books change nothing of it then, not even its note.
    boolean isDeposited();

    /// As we left it, apart from what hangs on it.
    ///
    /// @param syncToken its version now
    /// @param linkedTo what hangs on it, for people, such as `payment 1024`; empty for nothing
    /// @param shown null where it cannot be read
    record AsWeLeftIt(
            String syncToken, String linkedTo, @Nullable Shown shown, boolean isBanked, boolean isDeposited)
            implements Look {

        public AsWeLeftIt(String syncToken, String linkedTo, @Nullable Shown shown, boolean isBanked) {
            this(syncToken, linkedTo, shown, isBanked, false);
        }

        public AsWeLeftIt(String syncToken, String linkedTo, @Nullable Shown shown) {
            this(syncToken, linkedTo, shown, false);
        }

        public AsWeLeftIt(String syncToken, String linkedTo) {
            this(syncToken, linkedTo, null);
        }

        @Override
        public Optional<Shown> shows() {
            return Optional.ofNullable(shown);
        }
    }

    /// Somebody changed it.
    ///
    /// @param how for people, such as `a total of 12.00 GBP instead of 18.90 GBP`
    /// @param content the first digits of the hash that its mark names; empty for none
    /// @param shown null where it cannot be read
    /// @param isMovedAlone whether it is with another customer or vendor, and otherwise as we left it
    /// @param isMerged whether the one that it was with is not there any more either, as one that was merged
    record Edited(
            String syncToken,
            String linkedTo,
            String how,
            String content,
            @Nullable Shown shown,
            boolean isBanked,
            boolean isDeposited,
            boolean isMovedAlone,
            boolean isMerged)
            implements Look {

        public Edited(
                String syncToken,
                String linkedTo,
                String how,
                String content,
                @Nullable Shown shown,
                boolean isBanked) {
            this(syncToken, linkedTo, how, content, shown, isBanked, false, false, false);
        }

        public Edited(String syncToken, String linkedTo, String how, String content) {
            this(syncToken, linkedTo, how, content, null, false);
        }

        @Override
        public Optional<Shown> shows() {
            return Optional.ofNullable(shown);
        }
    }

    /// Somebody deleted or voided it.
    record Missing() implements Look {

        @Override
        public Optional<Shown> shows() {
            return Optional.empty();
        }

        @Override
        public boolean isBanked() {
            return false;
        }

        @Override
        public boolean isDeposited() {
            return false;
        }
    }
}
