package dev.ganvas.chart.figure;

import dev.ganvas.chart.ChartContent;
import java.util.List;

/**
 * Charts with everything that a reader needs to know of them.
 *
 * @param title in large letters
 * @param notes under it, each from a new line on: where the figures come from
 * @param panels from the top
 */
public record Figure(String title, List<String> notes, List<Panel> panels) {
    /**
     * One chart of a figure.
     *
     * @param title of the chart
     * @param content what it shows
     * @param empty what it says where there is nothing to show
     */
    public record Panel(String title, ChartContent content, String empty) {}
}
