package dev.cloudcart.simulators.linnworks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuppliersTest {
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";

    private final Client client = Client.usual();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void addsAndRenamesASupplier() {
        var id = add("Nuts Ltd");

        client.post(
                "Inventory/UpdateSupplier",
                "{\"supplier\":{\"pkSupplierID\":\"%s\",\"SupplierName\":\"Nuts plc\"}}".formatted(id));

        assertThat(client.get("Inventory/GetSupplierDetails?supplierId=" + id)
                        .json()
                        .path("SupplierName")
                        .asString())
                .isEqualTo("Nuts plc");
    }

    @Test
    void leavesOrdersPointingToASupplierThatIsGone() {
        var supplier = add("Nuts Ltd");
        var order = client.post(
                        "PurchaseOrder/Create_PurchaseOrder_Initial",
                        "{\"createParameters\":{\"fkSupplierId\":\"%s\",\"Currency\":\"GBP\"}}".formatted(supplier))
                .json()
                .asString();

        client.post("Inventory/DeleteSuppliers", "{\"suppliersIds\":[\"%s\"]}".formatted(supplier));

        assertThat(client.get("Inventory/GetSuppliers").json()).isEmpty();
        assertThat(client.get("Inventory/GetSupplierDetails?supplierId=" + supplier)
                        .body())
                .isEqualTo("null");
        assertThat(client.post("PurchaseOrder/Get_PurchaseOrder", "{\"pkPurchaseId\":\"%s\"}".formatted(order))
                        .json()
                        .at("/PurchaseOrderHeader/fkSupplierId")
                        .asString())
                .isEqualTo(supplier);
    }

    @Test
    void keepsTheDefaultSupplier() {
        client.load("{\"kind\":\"supplier\",\"value\":{\"pkSupplierID\":\"%s\",\"SupplierName\":\"Default\"}}\n"
                .formatted(ZERO));

        client.post("Inventory/DeleteSuppliers", "{\"suppliersIds\":[\"%s\"]}".formatted(ZERO));

        assertThat(client.get("Inventory/GetSuppliers").json()).hasSize(1);
    }

    @Test
    void refusesASupplierWithoutANameAndOneThatIsNotThere() {
        assertThat(client.post("Inventory/AddSupplier", "{\"supplier\":{\"City\":\"Leeds\"}}")
                        .message())
                .contains("name");
        assertThat(client.post("Inventory/UpdateSupplier", "{\"supplier\":{\"pkSupplierID\":\"%s\"}}".formatted(ZERO))
                        .status())
                .isEqualTo(400);
    }

    private String add(String name) {
        return client.post("Inventory/AddSupplier", "{\"supplier\":{\"SupplierName\":\"%s\"}}".formatted(name))
                .json()
                .path("pkSupplierID")
                .asString();
    }
}
