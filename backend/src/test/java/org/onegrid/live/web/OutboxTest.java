package org.onegrid.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static Frame frame(String body) {
        return Frame.of("X", Map.of(), body);
    }

    private static Parcel parcel(String... bodies) {
        return new Parcel(java.util.Arrays.stream(bodies).map(OutboxTest::frame).toList());
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8
                .decode(bytes)
                .toString()
                .replace("X\n\n", "")
                .replace("\0", "|");
    }

    @Test
    void aParcelGoesToAllAsTheVerySameBytes() {
        Parcel shared = parcel("a", "b");
        Outbox one = new Outbox(1000);
        Outbox other = new Outbox(1000);
        one.offer(shared);
        other.offer(shared);
        ByteBuffer first = one.nextParcel();
        assertThat(first.array()).isSameAs(other.nextParcel().array());
        assertThat(text(first)).isEqualTo("a|b|");
        assertThat(one.nextParcel()).isNull();
    }

    @Test
    void whatWaitsGoesTogetherAndTheNewestStatesBehindIt() {
        Outbox outbox = new Outbox(1000);
        outbox.offer(parcel("a", "b"));
        outbox.offerState("s", frame("old"));
        outbox.offer(parcel("c"));
        outbox.offerState("s", frame("new"));
        assertThat(text(outbox.nextParcel())).isEqualTo("a|b|c|new|");
        assertThat(outbox.isEmpty()).isTrue();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void theBoundHoldsExceptForOneParcelAlone() {
        Outbox outbox = new Outbox(20);
        assertThat(outbox.offer(parcel("x".repeat(100)))).as("alone").isTrue();
        assertThat(outbox.offer(frame("y"))).as("behind it").isFalse();
        assertThat(outbox.bytes()).isEqualTo(104);
        outbox.nextParcel();
        assertThat(outbox.offer(frame("y"))).isTrue();
    }

    @Test
    void sealingDropsWhatWaitsAndTakesNothingMore() {
        Outbox outbox = new Outbox(20);
        outbox.offer(parcel("a", "b"));
        outbox.next();
        assertThat(outbox.seal(frame("bye"), true)).isTrue();
        outbox.offer(frame("late"));
        assertThat(outbox.next().text()).contains("bye");
        assertThat(outbox.next()).isNull();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void frameByFrameOrInParcelsTheSameComesInTheSameOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Outbox single = new Outbox(100_000);
            Outbox parcels = new Outbox(100_000);
            List<String> in = new ArrayList<>();
            StringBuilder ofSingle = new StringBuilder();
            StringBuilder ofParcels = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                String[] bodies = random.ints(1 + random.nextInt(3), 0, 1000)
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new);
                in.addAll(List.of(bodies));
                single.offer(parcel(bodies));
                parcels.offer(parcel(bodies));
                for (int k = random.nextInt(4); k > 0 && !single.isEmpty(); k--) {
                    ofSingle.append(text(ByteBuffer.wrap(single.next().text().getBytes(StandardCharsets.UTF_8))));
                }
                if (random.nextInt(3) == 0 && !parcels.isEmpty()) {
                    ofParcels.append(text(parcels.nextParcel()));
                }
            }
            while (!single.isEmpty()) {
                ofSingle.append(text(ByteBuffer.wrap(single.next().text().getBytes(StandardCharsets.UTF_8))));
            }
            while (!parcels.isEmpty()) {
                ofParcels.append(text(parcels.nextParcel()));
            }
            assertThat(ofSingle).hasToString(String.join("|", in) + "|");
            assertThat(ofParcels).hasToString(ofSingle.toString());
            assertThat(single.bytes() + parcels.bytes()).isZero();
        }
    }
}
