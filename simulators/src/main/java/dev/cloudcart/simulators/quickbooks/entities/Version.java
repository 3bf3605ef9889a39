package dev.cloudcart.simulators.quickbooks.entities;

/// One state of one entity as UTF-8 JSON. Never changes; may be packed when it has not been used for a while. The books and
/// the replay store share it, so remembering an answer costs a pointer.
public final class Version {

    private byte[] bytes;
    private int unpackedLength;

    public Version(byte[] bytes) {
        this.bytes = bytes;
    }

    public synchronized byte[] bytes() {
        return unpackedLength == 0 ? bytes : Packer.unpack(bytes, unpackedLength);
    }

    public synchronized void pack() {
        if (unpackedLength == 0) {
            unpackedLength = bytes.length;
            bytes = Packer.pack(bytes);
        }
    }
}
