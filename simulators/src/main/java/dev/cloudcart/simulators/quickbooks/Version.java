package dev.cloudcart.simulators.quickbooks;

/// One state of one entity as UTF-8 JSON. Never changes; may be packed when it has not been used for a while. The books and
/// the replay store share it, so remembering an answer costs a pointer.
final class Version {

    private byte[] bytes;
    private int unpackedLength;

    Version(byte[] bytes) {
        this.bytes = bytes;
    }

    synchronized byte[] bytes() {
        return unpackedLength == 0 ? bytes : Packer.unpack(bytes, unpackedLength);
    }

    synchronized void pack() {
        if (unpackedLength == 0) {
            unpackedLength = bytes.length;
            bytes = Packer.pack(bytes);
        }
    }
}
