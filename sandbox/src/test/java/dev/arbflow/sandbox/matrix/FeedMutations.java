package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.book.BookChecksum;
import dev.arbflow.connector.websocket.book.BookSide;
import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mistakes that whoever reads a venue may make, each built into a protocol that makes none. */
final class FeedMutations {
    private FeedMutations() {}

    /** What a mistake does with what is read and what is told; nothing unless overridden. */
    @SuppressWarnings("UnusedVariable") // read by those that override
    private abstract static class Mutation implements VenueProtocol {
        private final VenueProtocol sound;

        Mutation(VenueProtocol sound) {
            this.sound = sound;
        }

        /** The frames that are read instead of one that arrives. */
        List<String> read(String frame, long nowUs) throws MalformedFrameException {
            return List.of(frame);
        }

        /** What is told instead; changes the arguments, or returns false to say nothing. */
        boolean tells(String what, Object[] said, long nowUs) {
            return true;
        }

        @Override
        public void resume(Map<Listing, Long> newestTrades) {
            sound.resume(newestTrades);
        }

        @Override
        public void opened(long nowUs, ProtocolOutput out) {
            sound.opened(nowUs, mutated(out, nowUs));
        }

        @Override
        public void frame(String text, long receiveUs, ProtocolOutput out)
                throws MalformedFrameException {
            for (String each : read(text, receiveUs)) {
                sound.frame(each, receiveUs, mutated(out, receiveUs));
            }
        }

        @Override
        public void tick(long nowUs, ProtocolOutput out) {
            sound.tick(nowUs, mutated(out, nowUs));
        }

        @Override
        public void closed(long nowUs, String reason, ProtocolOutput out) {
            sound.closed(nowUs, reason, mutated(out, nowUs));
        }

        private ProtocolOutput mutated(ProtocolOutput out, long nowUs) {
            return (ProtocolOutput)
                    Proxy.newProxyInstance(
                            FeedMutations.class.getClassLoader(),
                            new Class<?>[] {ProtocolOutput.class},
                            (proxy, method, said) -> {
                                if (!tells(method.getName(), said, nowUs)) {
                                    return null;
                                }
                                try {
                                    return method.invoke(out, said);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }

    /** Kraken's checksum is taken to be whatever the own book has. */
    static VenueProtocol checksumIgnored(VenueProtocol kraken) {
        Map<String, OrderBook> books = new HashMap<>();
        return new Mutation(kraken) {
            @Override
            List<String> read(String frame, long nowUs) throws MalformedFrameException {
                if (!frame.contains("\"checksum\"")) {
                    return List.of(frame);
                }
                WireJson message = WireJson.parse(frame);
                WireJson entry = message.field("data").items().get(0);
                OrderBook book =
                        books.computeIfAbsent(entry.text("symbol"), key -> new OrderBook());
                if (message.text("type").equals("snapshot")) {
                    book.clear();
                }
                apply(entry.field("bids"), book.bids());
                apply(entry.field("asks"), book.asks());
                book.truncate(VirtualFeed.DEPTH);
                return List.of(
                        frame.replaceAll(
                                "\"checksum\": ?\\d+",
                                "\"checksum\":" + BookChecksum.kraken(book)));
            }
        };
    }

    private static void apply(WireJson changes, BookSide side) throws MalformedFrameException {
        for (WireJson change : changes.items()) {
            side.set(WireLevel.of(change.field("price"), change.field("qty")));
        }
    }

    /** Numbers that are left out are not noticed. */
    static VenueProtocol gapsIgnored(VenueProtocol sound) {
        return new Mutation(sound) {
            @Override
            boolean tells(String what, Object[] said, long nowUs) {
                return !what.equals("status") || said[1] != FeedStatus.State.GAP;
            }
        };
    }

    /** Coinbase's snapshot is applied after updates that came later. */
    static VenueProtocol snapshotLate(VenueProtocol coinbase) {
        Deque<String> held = new ArrayDeque<>();
        long[] untilUs = {0};
        return new Mutation(coinbase) {
            @Override
            List<String> read(String frame, long nowUs) {
                if (frame.contains("\"snapshot\"")) {
                    held.add(frame);
                    untilUs[0] = nowUs + 2_000_000;
                    return List.of();
                }
                if (nowUs < untilUs[0] || held.isEmpty()) {
                    return List.of(frame);
                }
                List<String> due = List.copyOf(held);
                held.clear();
                return due;
            }
        };
    }

    /** The maker's side is taken for the taker's. */
    static VenueProtocol sidesSwapped(VenueProtocol sound) {
        return new Mutation(sound) {
            @Override
            boolean tells(String what, Object[] said, long nowUs) {
                if (what.equals("trade")) {
                    said[2] = said[2] == Side.BUY ? Side.SELL : Side.BUY;
                }
                return true;
            }
        };
    }

    /** Prices of books are a tenth of a basis point too high. */
    static VenueProtocol pricesScaled(VenueProtocol sound) {
        return new Mutation(sound) {
            @Override
            boolean tells(String what, Object[] said, long nowUs) {
                if (what.equals("book")) {
                    said[1] = scaled((Ladder) said[1]);
                    said[2] = scaled((Ladder) said[2]);
                }
                return true;
            }
        };
    }

    private static Ladder scaled(Ladder ladder) {
        return new Ladder(
                Arrays.stream(ladder.prices()).map(price -> price * 1.00001).toArray(),
                ladder.quantities());
    }

    /** Whatever arrives is taken to have happened now. */
    static VenueProtocol stampedNow(VenueProtocol sound) {
        return new Mutation(sound) {
            @Override
            boolean tells(String what, Object[] said, long nowUs) {
                switch (what) {
                    case "trade", "book", "proven", "provenAll", "alive" ->
                            said[said.length - 1] = nowUs;
                    default -> {}
                }
                return true;
            }
        };
    }

    /** A book of which nothing is heard is proven by anything else that is. */
    static VenueProtocol silenceIgnored(VenueProtocol sound) {
        return new Mutation(sound) {
            @Override
            boolean tells(String what, Object[] said, long nowUs) {
                return !what.equals("invalidBook") || said[1] != BookValidity.SILENT;
            }

            @Override
            public void frame(String text, long receiveUs, ProtocolOutput out)
                    throws MalformedFrameException {
                super.frame(text, receiveUs, out);
                out.provenAll(receiveUs);
            }
        };
    }

    /** Coinbase's levels stay that are told to be gone. */
    static VenueProtocol deletedLevelsKept(VenueProtocol coinbase) {
        return new Mutation(coinbase) {
            @Override
            List<String> read(String frame, long nowUs) {
                return List.of(
                        frame.replaceAll("\\[\"(buy|sell)\",\"[0-9.]+\",\"0(\\.0+)?\"\\],?", "")
                                .replace(",]}", "]}")
                                .replace(",],", "],"));
            }
        };
    }
}
