package dev.cloudcart.simulators.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void hangsANoteOnAnEntity() {
        shop.customer("Amazon GBP");

        var note = shop.post(
                "attachable",
                "{\"Note\":\"Call them\",\"AttachableRef\":[{\"EntityRef\":{\"type\":\"Customer\",\"value\":\"1\"}}]}");

        assertThat(note.body().at("/Attachable/AttachableRef/0/IncludeOnSend").asBoolean(true))
                .isFalse();
        assertThat(shop.query("select * from Attachable where AttachableRef.EntityRef.value = '1'")
                        .text("/QueryResponse/Attachable/0/Note"))
                .isEqualTo("Call them");
    }

    @Test
    void refusesANoteOnNothingAndAnEmptyOne() {
        var onNothing = "{\"Note\":\"x\",\"AttachableRef\":[{\"EntityRef\":{\"type\":\"Invoice\",\"value\":\"9\"}}]}";

        assertThat(shop.post("attachable", onNothing).code()).isEqualTo("2500");
        assertThat(shop.post("attachable", "{}").code()).isEqualTo("2020");
    }

    @Test
    void takesAFileAndHandsItOutForAQuarterOfAnHour() {
        shop.customer("Amazon GBP");
        var stored = shop.upload("upload", "two mugs");
        var address = stored.text("/AttachableResponse/0/Attachable/TempDownloadUri");

        var file = shop.fetch(address);
        shop.clock.advance(Duration.ofMinutes(15));

        assertThat(stored.text("/AttachableResponse/0/Attachable/FileName")).isEqualTo("receipt.txt");
        assertThat(stored.text("/AttachableResponse/0/Attachable/Size")).isEqualTo("8");
        assertThat(file.response().body()).isEqualTo("two mugs");
        assertThat(shop.fetch(address).status()).isEqualTo(403);
    }

    @Test
    void makesANewAddressWithEachReading() {
        shop.customer("Amazon GBP");
        shop.upload("upload", "two mugs");
        shop.clock.advance(Duration.ofMinutes(20));

        var read = shop.get("attachable/1").text("/Attachable/TempDownloadUri");
        var found = shop.query("select * from Attachable").text("/QueryResponse/Attachable/0/TempDownloadUri");
        var plain = shop.get("download/1").response().body();

        assertThat(shop.fetch(read).response().body()).isEqualTo("two mugs");
        assertThat(found).isEqualTo(read);
        assertThat(plain).isEqualTo(read);
    }

    @Test
    void refusesAForgedAddress() {
        shop.customer("Amazon GBP");
        var address = shop.upload("upload", "two mugs").text("/AttachableResponse/0/Attachable/TempDownloadUri");

        assertThat(shop.fetch(address.replaceAll("expires=\\d+", "expires=9999999999"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void keepsWhatIsKnownOfTheFileWhenItsNoteChanges() {
        shop.customer("Amazon GBP");
        shop.upload("upload", "two mugs");

        var changed = shop.post(
                "attachable",
                "{\"Id\":\"1\",\"SyncToken\":\"0\",\"FileName\":\"other.txt\",\"Note\":\"n\",\"Size\":99,\"TempDownloadUri\":\"x\"}");

        assertThat(changed.text("/Attachable/Size")).isEqualTo("8");
        assertThat(changed.text("/Attachable/FileName")).isEqualTo("other.txt");
        assertThat(changed.entity().has("TempDownloadUri")).isFalse();
    }

    @Test
    void uploadsOnceUnderOneRequestId() {
        shop.customer("Amazon GBP");
        var first = shop.upload("upload?requestid=r", "two mugs");

        assertThat(shop.upload("upload?requestid=r", "two mugs").body()).isEqualTo(first.body());
        assertThat(shop.state().at("/objects/Attachable").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAnUploadThatIsNoneOrTooLarge() {
        assertThat(shop.post("upload", "{}").code()).isEqualTo("500");

        shop.company("{\"uploadBytesMax\":20}");
        assertThat(shop.upload("upload", "two mugs").code()).isEqualTo("6030");
    }
}
