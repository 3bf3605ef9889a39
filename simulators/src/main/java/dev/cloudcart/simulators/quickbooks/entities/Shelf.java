package dev.cloudcart.simulators.quickbooks.entities;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Keeps the newest versions as they are and packs the older ones, so that a million documents fit into memory while a small
/// company never pays for packing.
public final class Shelf {

    private static final int KEPT_UNPACKED = 60_000;
    private static final int PACKED_AT_ONCE = 256;

    private final ArrayDeque<Version> newest = new ArrayDeque<>();

    /// Called outside the realm's lock, by the thread whose call wrote the versions.
    public void put(List<Version> written) {
        old(written).forEach(Version::pack);
    }

    private synchronized List<Version> old(List<Version> written) {
        newest.addAll(written);
        var old = new ArrayList<Version>();
        if (newest.size() > KEPT_UNPACKED + PACKED_AT_ONCE) {
            while (newest.size() > KEPT_UNPACKED) {
                old.add(newest.removeFirst());
            }
        }
        return old;
    }
}
