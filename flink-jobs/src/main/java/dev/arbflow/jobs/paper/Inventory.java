package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.TransferTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the account holds at each venue, and what is on its way between them. */
final class Inventory {
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Paper paper;
    private final Map<String, BigDecimal> balances;
    private final List<PaperBook.Transfer> transfers;

    Inventory(Paper paper, PaperBook book) {
        this.paper = paper;
        this.balances = new HashMap<>(book.balances());
        this.transfers = new ArrayList<>(book.transfers());
    }

    /**
     * A transfer that was sent.
     *
     * @param fee what the venue that it left keeps, units of the asset
     */
    record Sent(Asset asset, BigDecimal fee) {}

    /** What has arrived by now can be traded with. */
    void advance(long nowUs) {
        transfers.stream().filter(each -> each.arrivesUs() <= nowUs).forEach(this::arrive);
        transfers.removeIf(each -> each.arrivesUs() <= nowUs);
    }

    /** What can be traded with, in units of the asset. */
    BigDecimal balance(Venue venue, Asset asset) {
        return balance(holding(venue, asset));
    }

    /** Buys on one venue and sells on the other. */
    void book(Route route, PaperFill fill) {
        Asset base = route.market().base();
        Asset quote = route.market().quote();
        add(holding(route.buy(), base), fill.quantity());
        add(holding(route.buy(), quote), fill.amounts().cost().negate());
        add(holding(route.sell(), base), fill.quantity().negate());
        add(holding(route.sell(), quote), fill.amounts().proceeds());
    }

    /** Fills up what a trade has made short, where that is worth a transfer. */
    List<Sent> rebalance(Route route, long nowUs) {
        List<Sent> sent = new ArrayList<>(0);
        fillUp(route.sell(), route.market().base(), nowUs, sent);
        fillUp(route.buy(), route.market().quote(), nowUs, sent);
        return sent;
    }

    /** All of an asset, wherever it is. */
    BigDecimal total(Asset asset) {
        BigDecimal total = NONE;
        for (String holding : holdings()) {
            if (isOf(holding, asset)) {
                total = total.add(balance(holding)).add(onTheWay(holding));
            }
        }
        return total;
    }

    Map<String, BigDecimal> balances() {
        return Collections.unmodifiableMap(balances);
    }

    List<PaperBook.Transfer> transfers() {
        return Collections.unmodifiableList(transfers);
    }

    private void fillUp(Venue venue, Asset asset, long nowUs, List<Sent> sent) {
        String to = holding(venue, asset);
        BigDecimal target = start(to);
        BigDecimal expected = balance(to).add(onTheWay(to));
        BigDecimal least = target.multiply(BigDecimal.valueOf(paper.rebalanceBelow()));
        if (expected.compareTo(least) >= 0) {
            return;
        }
        Venue donor = richest(asset, venue);
        if (donor != null) {
            paper.transfers()
                    .find(donor, asset, nowUs)
                    .ifPresent(row -> send(row, to, target.subtract(expected), nowUs, sent));
        }
    }

    private void send(
            TransferTable.Row row, String to, BigDecimal wanted, long nowUs, List<Sent> sent) {
        String from = holding(row.venue(), row.asset());
        BigDecimal quantity = wanted.min(surplus(from));
        if (quantity.compareTo(row.fee()) <= 0) {
            return; // nothing of it would arrive
        }
        add(from, quantity.negate());
        transfers.add(
                new PaperBook.Transfer(
                        to, quantity.subtract(row.fee()), nowUs + Times.micros(row.time())));
        sent.add(new Sent(row.asset(), row.fee()));
    }

    /** Where the most more than at the start is; null if nowhere. */
    private Venue richest(Asset asset, Venue but) {
        Venue richest = null;
        BigDecimal most = NONE;
        for (Venue venue : Venue.values()) {
            BigDecimal surplus = surplus(holding(venue, asset));
            if (venue != but && surplus.compareTo(most) > 0) {
                richest = venue;
                most = surplus;
            }
        }
        return richest;
    }

    private BigDecimal surplus(String holding) {
        return balance(holding).subtract(start(holding));
    }

    private BigDecimal balance(String holding) {
        BigDecimal balance = balances.get(holding);
        return balance == null ? start(holding) : balance;
    }

    private BigDecimal start(String holding) {
        return paper.start().getOrDefault(holding, NONE);
    }

    private BigDecimal onTheWay(String holding) {
        return transfers.stream()
                .filter(each -> each.to().equals(holding))
                .map(PaperBook.Transfer::quantity)
                .reduce(NONE, BigDecimal::add);
    }

    private void arrive(PaperBook.Transfer transfer) {
        add(transfer.to(), transfer.quantity());
    }

    private void add(String holding, BigDecimal change) {
        balances.put(holding, balance(holding).add(change));
    }

    private Set<String> holdings() {
        Set<String> holdings = new TreeSet<>(paper.start().keySet());
        holdings.addAll(balances.keySet());
        transfers.forEach(each -> holdings.add(each.to()));
        return holdings;
    }

    private static boolean isOf(String holding, Asset asset) {
        return holding.endsWith('|' + asset.code());
    }

    private static String holding(Venue venue, Asset asset) {
        return venue.name() + '|' + asset.code();
    }
}
