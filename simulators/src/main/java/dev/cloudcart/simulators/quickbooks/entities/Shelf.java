package dev.cloudcart.simulators.quickbooks.entities;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Packs versions, so that a million documents fit into memory. The first ones stay as they are: a small company never pays
/// for packing. So do the newest for a moment, because their answers are still to be written; kept longer, each would be
/// copied through the generations of the heap before it shrinks.
public final class Shelf {

    private static final int NEVER_PACKED = 60_000;
    private static final int NEWEST = 600;

    private final ArrayDeque<Version> newest = new ArrayDeque<>();
    private int neverPacked;

    /// Called outside the realm's lock, by the thread whose call wrote the versions.
    public void put(List<Version> written) {
        aged(written).forEach(Version::pack);
    }

    private synchronized List<Version> aged(List<Version> written) {
        if (neverPacked < NEVER_PACKED) {
            neverPacked += written.size();
            return List.of();
        }
        newest.addAll(written);
        var aged = new ArrayList<Version>();
        while (newest.size() > NEWEST) {
            aged.add(newest.removeFirst());
        }
        return aged;
    }
}
