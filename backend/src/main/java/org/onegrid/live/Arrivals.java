package org.onegrid.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a writer wait until its own event has come out of the tail. */
@Component
class Arrivals {

    private static final int REMEMBERED = 16_384;

    private final Entries entries;
    private final Map<Long, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();
    private final Map<Long, Long> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    Arrivals(Entries entries) {
        this.entries = entries;
    }

    void arrived(List<LogEntry> news) {
        synchronized (recent) {
            news.forEach(entry -> recent.put(entry.logId(), entry.position()));
        }
        for (LogEntry entry : news) {
            CompletableFuture<Long> waiter = waiting.get(entry.logId());
            if (waiter != null) {
                waiter.complete(entry.position());
            }
        }
    }

    /** The position of the event, waiting for it at most that long; 0 when it has none by then. */
    long await(long logId, Duration max) {
        CompletableFuture<Long> arrival = waiting.computeIfAbsent(logId, id -> new CompletableFuture<>());
        try {
            Long known = recall(logId);
            return known != null ? known : arrival.get(max.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return entries.findPosition(logId).orElse(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException e) {
            throw new IllegalStateException("arrivals never complete with a fault", e);
        } finally {
            waiting.remove(logId, arrival);
        }
    }

    private @Nullable Long recall(long logId) {
        synchronized (recent) {
            return recent.get(logId);
        }
    }
}
