package dev.cloudcart.simulators.quickbooks.entities;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Packs versions, so that a million documents fit into memory. The first ones stay as they are: a small company
/// never pays for packing. So do the newest for a moment, because their answers are still to be written; kept
/// longer, each would be copied through the generations of the heap before it shrinks.
public final class Shelf {

    private static final int NEVER_PACKED = 60_000;
    private static final int NEWEST = 600;

    /// Read alone, one costs the unpacking of all.
    private static final int TOGETHER = 32;

    private final ArrayDeque<Version> newest = new ArrayDeque<>();
    private int neverPacked;

    /// Called outside the realm's lock, by the thread whose call wrote the versions.
    public void put(List<Version> written) {
        var aged = aged(written);
        for (int from = 0; from < aged.size(); from += TOGETHER) {
            Version.packTogether(aged.subList(from, from + TOGETHER));
        }
    }

    /// @return a multiple of those that are packed together
    private synchronized List<Version> aged(List<Version> written) {
        if (neverPacked < NEVER_PACKED) {
            neverPacked += written.size();
            return List.of();
        }
        newest.addAll(written);
        var aged = new ArrayList<Version>();
        while (newest.size() - NEWEST >= TOGETHER) {
            for (int i = 0; i < TOGETHER; i++) {
                aged.add(newest.removeFirst());
            }
        }
        return aged;
    }
}
