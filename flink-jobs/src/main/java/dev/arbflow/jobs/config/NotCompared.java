package dev.arbflow.jobs.config;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Markets of one asset in several currencies: each is compared among its venues and none with
 * another, because nothing converts one currency into the other.
 *
 * @param asset what is bought and sold
 * @param listings where, the markets in the order of their names
 */
public record NotCompared(Asset asset, List<Listing> listings) {

    /** All such groups, in the order of their assets. */
    static List<NotCompared> among(Collection<Listing> listings, Conversions conversions) {
        Map<String, List<Listing>> byAsset =
                listings.stream()
                        .distinct()
                        .filter(each -> !conversions.converts(each.market()))
                        .sorted(
                                Comparator.comparing((Listing each) -> each.market().code())
                                        .thenComparing(Listing::venue))
                        .collect(
                                Collectors.groupingBy(
                                        each -> each.market().base().code(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byAsset.entrySet().stream()
                .filter(
                        each ->
                                each.getValue().stream().map(Listing::market).distinct().count()
                                        > 1)
                .map(each -> new NotCompared(new Asset(each.getKey()), each.getValue()))
                .toList();
    }

    /** In a line, for whoever starts the jobs. */
    @Override
    public String toString() {
        Map<Market, String> venues =
                listings.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Listing::market,
                                        () -> new TreeMap<>(Comparator.comparing(Market::code)),
                                        Collectors.mapping(
                                                each -> each.venue().name(),
                                                Collectors.joining(", "))));
        return "NO_CONVERSION: not compared with each other, because nothing converts their"
                + " currencies: "
                + venues.entrySet().stream()
                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }
}
