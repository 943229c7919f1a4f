package org.onegrid.tracking.device;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.tracking.pipeline.Claim;

/**
 * What a device sent.
 *
 * @param key    the device's key as it sent it; empty when it sent none
 * @param claims in the order of the message
 * @param duty   true signs on, false signs off, null says nothing of it
 */
public record Message(
        String key, List<Claim> claims, @Nullable Boolean duty) {

    /** Most positions in one message of a device. */
    public static final int MOST_CLAIMS = 500;

    /** Copies the list in. */
    public Message {
        claims = List.copyOf(claims);
    }

    @Override
    public String toString() {
        return "Message[" + claims.size() + " claims]"; // the key is a secret
    }
}
