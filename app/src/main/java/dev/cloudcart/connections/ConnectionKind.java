package dev.cloudcart.connections;

/// What a company is connected to.
public enum ConnectionKind {
    LINNWORKS("Linnworks"),
    QUICKBOOKS("QuickBooks");

    private final String title;

    ConnectionKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
