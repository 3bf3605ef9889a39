package dev.cloudcart.simulators.quickbooks.entities;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// One state of one entity as UTF-8 JSON. Never changes; may be packed when it has not been used for a while. The
/// books and the replay store share it, so remembering an answer costs a pointer.
public final class Version {

    private static final byte[] PUT_AWAY = {};

    private byte[] bytes;
    private @Nullable Pack pack;
    private int start;
    private int end;

    public Version(byte[] bytes) {
        this.bytes = bytes;
    }

    public synchronized byte[] bytes() {
        return pack == null ? bytes : pack.part(start, end);
    }

    /// @param versions none of them packed already
    static void packTogether(List<Version> versions) {
        var pack = Pack.of(versions.stream().map(Version::bytes).toList());
        int next = 0;
        for (var version : versions) {
            next = version.isIn(pack, next);
        }
    }

    /// @return where its bytes end there
    private synchronized int isIn(Pack its, int from) {
        pack = its;
        start = from;
        end = from + bytes.length;
        bytes = PUT_AWAY;
        return end;
    }
}
