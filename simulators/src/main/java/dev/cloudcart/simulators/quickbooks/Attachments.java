package dev.cloudcart.simulators.quickbooks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The contents of uploaded files, in memory. When there are too many bytes the oldest files go.
final class Attachments {

    private final long bytesMax;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private long bytes;

    Attachments(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    synchronized void put(String id, byte[] content) {
        contents.put(id, content);
        bytes += content.length;
        var oldest = contents.values().iterator();
        while (bytes > bytesMax && contents.size() > 1) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }

    synchronized Optional<byte[]> find(String id) {
        return Optional.ofNullable(contents.get(id));
    }
}
