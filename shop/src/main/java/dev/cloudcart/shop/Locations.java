package dev.cloudcart.shop;

import java.util.List;
import java.util.UUID;

/// Where the stock lies. The zero id is the real id of the Default location (Linnworks, PurchaseOrder
/// specification).
final class Locations {

    record Location(int number, UUID id, String name, String address, String town, boolean fulfilmentCentre) {}

    static final Location DEFAULT = new Location(1, Product.NO_ID, "Default", "4 Granary Yard", "Ashcombe", false);

    static final List<Location> ALL = List.of(
            DEFAULT,
            new Location(
                    2,
                    UUID.fromString("6d1c0a52-7e0f-4b7a-9c66-20f0b7f1a001"),
                    "Overflow Barn",
                    "Weir Farm",
                    "Millbeck",
                    false),
            new Location(
                    3,
                    UUID.fromString("6d1c0a52-7e0f-4b7a-9c66-20f0b7f1a002"),
                    "Port Arden Fulfilment",
                    "Dock 9, Quay Road",
                    "Port Arden",
                    true));

    private Locations() {}
}
