package dev.cloudcart.simulators.quickbooks.entities;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import org.jspecify.annotations.Nullable;

/// Small JSON documents packed together: what they have in common is kept only once, and about a twentieth is left.
final class Pack {

    private static final int LEVEL = 1;

    /// Neighbours are often read one after the other.
    private static volatile @Nullable Opened lastOpened;

    private final byte[] packed;
    private final int length;

    private record Opened(Pack pack, byte[] content) {}

    private Pack(byte[] packed, int length) {
        this.packed = packed;
        this.length = length;
    }

    static Pack of(List<byte[]> parts) {
        var content = new ByteArrayOutputStream();
        parts.forEach(content::writeBytes);
        try (var context = new ZstdCompressCtx()) {
            return new Pack(context.setLevel(LEVEL).compress(content.toByteArray()), content.size());
        }
    }

    int size() {
        return packed.length;
    }

    /// @param from where the part begins among all parts in a row
    byte[] part(int from, int to) {
        return Arrays.copyOfRange(content(), from, to);
    }

    private byte[] content() {
        var last = lastOpened;
        if (last != null && last.pack == this) {
            return last.content;
        }
        try (var context = new ZstdDecompressCtx()) {
            var content = context.decompress(packed, length);
            lastOpened = new Opened(this, content);
            return content;
        }
    }
}
