import * as echarts from "echarts/core";
import { HeatmapChart } from "echarts/charts";
import { GridComponent, VisualMapComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { first, place, repeat, shows } from "./time.js";
import { grid } from "./data.js";

echarts.use([HeatmapChart, GridComponent, VisualMapComponent, CanvasRenderer]);

const n = 512;

export const cases = {
  "heatmap/512/first": () => {
    const z = grid(n);
    const data = Array.from(z, (v, i) => [i % n, (i / n) | 0, v]);
    const names = Array.from({ length: n }, (_, i) => i);
    return repeat(3, async () => {
      const div = place();
      const ms = await first(() => {
        const chart = echarts.init(div, null, { renderer: "canvas" });
        const done = new Promise((resolve) => chart.on("finished", resolve));
        chart.setOption({
          animation: false,
          xAxis: { type: "category", data: names },
          yAxis: { type: "category", data: names },
          visualMap: { min: -1.1, max: 1.1, calculable: true, right: 0 },
          series: [{ type: "heatmap", data, progressive: 0, emphasis: { disabled: true } }],
        });
        return done;
      });
      shows(div);
      echarts.dispose(div);
      div.remove();
      return ms;
    });
  },
};
